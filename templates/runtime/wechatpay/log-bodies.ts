import { decodeMessage, encodeMessage, type Transform } from '../core/codec.js';
import { isRecord } from '../core/is-record.js';
import type { RequestContainer } from '../core/operation.js';
import type { Call, Context } from './context.js';
import { forRequests, KEEP_ALL, type Transforms } from './encodings.js';

const hide: Transform = () => '[sealed]';

const { json, url, xml, number, boolean } = KEEP_ALL;

/** Replaces every value that is sealed when sent. Each encoding is listed, so that a new one is not logged by oversight. */
const REDACTED: Transforms = {
  json,
  url,
  xml,
  number,
  boolean,
  'rsa-platform': hide,
  'rsa-merchant': hide,
  'rsa-bank': hide,
  'aes-gcm': hide,
  'aes-ecb': hide,
};

const CONTAINERS: readonly RequestContainer[] = ['query', 'json', 'xml'];

/** Log the request of a call, without sealed values and files. */
export function logRequest({ operation, request }: Call, { settings }: Context): void {
  const containers = CONTAINERS.map((container) => {
    const codec = operation.encode?.[container];
    return [
      container,
      codec ? encodeMessage(request[container], codec, forRequests(REDACTED), container) : request[container],
    ];
  });
  settings.logger?.debug(`${operation.id} request`, Object.fromEntries(containers));
}

/** Log the response of a call, without sealed values and files. */
export function logAnswer(answer: unknown, { operation }: Call, { settings }: Context): void {
  const { decode } = operation;
  if (operation.answer === 'binary' || !isRecord(answer)) return;
  settings.logger?.debug(`${operation.id} answer`, {
    answer: decode ? decodeMessage(answer, decode, REDACTED, 'answer') : answer,
  });
}
