/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Exchange } from '../core/attempt.js';
import { joinHeaders } from '../core/headers.js';
import { toPlainObject } from '../core/plain.js';
import { fillPath, joinUrl, queryString } from '../core/url.js';
import type { Call, Context } from './context.js';
import { serverOf } from './server.js';

/** Write the request for a file on a host that is not of the API: its address carries a token, and it learns nothing of us. */
export function writePlain(
  { operation, request, options, address }: Call,
  { settings }: Context,
): Omit<Exchange<never>, 'read'> {
  const url = address?.url ?? joinUrl(serverOf(operation, options, settings), fillPath(operation.url, request));
  if (request['query'] !== undefined) url.search = queryString(toPlainObject(request['query'], 'query'));
  const headers = joinHeaders({ Accept: '*/*' }, options.headers);
  return { operation, url, headers, repeatable: true, sign: async () => ({}) };
}
