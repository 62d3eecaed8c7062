import { wordsOf } from '../messages/find-words.js';
import type { Api } from '../model/api.js';
import { listDigests } from '../model/find-filled.js';
import type { Body, BodyFormat, Field, Operation, Shape } from '../model/schema.js';
import { fieldsWithin, listedValues } from '../model/walk-shape.js';
import { buildDecoder, buildEncoder, type Codec, type Notation } from './build-codec.js';
import { bodyContainer, spellUrl } from './build-request.js';
import { findPaging, type Paging } from './find-paging.js';
import type { LiteralObject } from './print-literal.js';
import { resultOf } from './result-of.js';
import { runtimeOf } from './runtime-facts.js';

/** How the runtime reads the answer; no answer is sent as parts. */
const answers = {
  json: 'json',
  form: 'text',
  xml: 'xml',
  text: 'text',
  binary: 'binary',
  multipart: 'binary',
  empty: 'empty',
  redirect: 'redirect',
} as const satisfies Record<BodyFormat, string>;

/** The literal that the runtime reads of a call; members at their default are left out. */
export function buildCallLiteral(id: string, operation: Operation, api: Api): LiteralObject {
  const { method, transport, response, request } = operation;
  const result = resultOf(response, api);
  const body = bodyContainer(request.body);
  const encode = withoutGaps({
    query: encoderOf(request.query),
    ...(body && request.body ? { [body]: buildEncoder(request.body.shape, spellingOf(request.body)) } : {}),
    headers: encoderOf(request.headers),
  });
  const own: Readonly<Record<string, string | boolean | Codec | undefined>> = {
    clientCertificate: transport.clientCertificate || undefined,
    nonce: transport.nonce ? undefined : false,
    answerUnsigned: transport.answerUnsigned || undefined,
    whole: result.whole || undefined,
  };
  const { literal } = runtimeOf(api);
  return withoutGaps<string | boolean | Codec | Paging>({
    id,
    method,
    url: spellUrl(operation),
    server: transport.server,
    answer: answers[response.body.format],
    encode: unlessEmpty(encode),
    decode: buildAnswerDecoder(result.body, api),
    ...Object.fromEntries(Object.entries(own).filter(([name]) => literal.includes(name))),
    paging: findPaging(operation, wordsOf(api), result.body),
    digests: literal.includes('digests') ? unlessEmpty(listDigests(operation, api)) : undefined,
  });
}

/** `{ id, format, events, decode? }` */
export interface NotificationLiteral extends LiteralObject {
  readonly format: 'json' | 'xml';
  readonly events: readonly string[];
}

/** Where a notification is declared. */
interface NotificationPlace {
  readonly id: string;
  readonly api: Api;
  /** Its body with the whole envelope. */
  readonly completed: Shape;
}

/** The literal that the runtime reads of a notification. */
export function buildNotificationLiteral(
  { request }: Operation,
  { id, api, completed }: NotificationPlace,
): NotificationLiteral {
  const shape: Shape = request.body?.shape ?? { kind: 'unknown' };
  const format = request.body?.format === 'xml' ? 'xml' : 'json';
  const events = listEvents(completed, api);
  const decode = buildDecoder(shape, notationOf(format), api.encodings);
  return decode === undefined ? { id, format, events } : { id, format, events, decode };
}

/** Only JSON and XML are read further than as one text or file. */
function buildAnswerDecoder({ format, shape }: Body, { encodings }: Api): Codec | undefined {
  return format === 'json' || format === 'xml' ? buildDecoder(shape, notationOf(format), encodings) : undefined;
}

/** The values that the member of a notification may have that names its event. */
export function listEvents(shape: Shape, { eventMember }: Pick<Api, 'eventMember'>): string[] {
  const types = fieldsWithin(shape).filter(({ name }) => name === eventMember);
  return [...new Set(types.flatMap((field) => listedValues(field.shape).map(({ value }) => String(value))))];
}

function encoderOf(fields: readonly Field[]): Codec | undefined {
  return buildEncoder({ kind: 'object', fields }, 'typed');
}

/** A query spells `true` by itself; XML would write 1, as the official SDKs do, where no page asks for that. */
function spellingOf({ format }: Body): 'typed' | 'spelt' {
  return format === 'xml' ? 'spelt' : 'typed';
}

function notationOf(format: BodyFormat): Notation {
  return format === 'xml' ? 'text' : 'typed';
}

function unlessEmpty<Members extends object>(members: Members): Members | undefined {
  return Object.keys(members).length > 0 ? members : undefined;
}

function withoutGaps<Member>(members: Readonly<Record<string, Member | undefined>>): Record<string, Member> {
  const entries = Object.entries(members).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member] as const],
  );
  return Object.fromEntries(entries);
}
