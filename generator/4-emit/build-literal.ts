import type { Body, BodyFormat, Field, Operation, Shape } from '../model/schema.js';
import { buildDecoder, buildEncoder, type Codec, type Notation } from './build-codec.js';
import { bodyContainer } from './build-request.js';
import { findDigests } from './find-digests.js';
import { findPaging, type Paging } from './find-paging.js';
import type { LiteralObject } from './print-literal.js';

/** How the runtime reads the answer; no answer is sent as parts. */
const answers = {
  json: 'json',
  xml: 'xml',
  text: 'text',
  binary: 'binary',
  multipart: 'binary',
  empty: 'empty',
  redirect: 'redirect',
} as const satisfies Record<BodyFormat, string>;

/** The literal that the runtime reads of a call; members at their default are left out. */
export function buildCallLiteral(id: string, operation: Operation): LiteralObject {
  const { method, url, transport, response, request } = operation;
  const body = bodyContainer(request.body);
  const encode = withoutGaps({
    query: encoderOf(request.query),
    ...(body && request.body ? { [body]: buildEncoder(request.body.shape, spellingOf(request.body)) } : {}),
    headers: encoderOf(request.headers),
  });
  return withoutGaps<string | boolean | Codec | Paging>({
    id,
    method,
    url,
    server: transport.server,
    answer: answers[response.body.format],
    encode: unlessEmpty(encode),
    decode: buildAnswerDecoder(response.body),
    clientCertificate: transport.clientCertificate || undefined,
    nonce: transport.nonce ? undefined : false,
    answerUnsigned: transport.answerUnsigned || undefined,
    paging: findPaging(operation),
    digests: unlessEmpty(findDigests(request.body)),
  });
}

/** `{ id, format, events, decode? }` */
export interface NotificationLiteral extends LiteralObject {
  readonly format: 'json' | 'xml';
  readonly events: readonly string[];
}

/** The literal that the runtime reads of a notification; `completed` is its body with the whole envelope. */
export function buildNotificationLiteral(id: string, { request }: Operation, completed: Shape): NotificationLiteral {
  const shape: Shape = request.body?.shape ?? { kind: 'unknown' };
  const format = request.body?.format === 'xml' ? 'xml' : 'json';
  const events = listEvents(completed);
  const decode = buildDecoder(shape, notationOf(format));
  return decode === undefined ? { id, format, events } : { id, format, events, decode };
}

/** Only JSON and XML are read further than as one text or file. */
function buildAnswerDecoder({ format, shape }: Body): Codec | undefined {
  return format === 'json' || format === 'xml' ? buildDecoder(shape, notationOf(format)) : undefined;
}

/** The values that a notification's `event_type` may have. */
export function listEvents(shape: Shape): string[] {
  if (shape.kind === 'union') return [...new Set(shape.members.flatMap((member) => listEvents(member.shape)))];
  if (shape.kind !== 'object') return [];
  const type = shape.fields.find((field) => field.name === 'event_type')?.shape;
  return type?.kind === 'string' ? (type.values ?? []).map(({ value }) => String(value)) : [];
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
