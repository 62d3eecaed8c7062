import { chunksOf } from '../core/chunks.js';
import { decodeMessage } from '../core/codec.js';
import { isRecord } from '../core/is-record.js';
import { parseJson } from '../core/json.js';
import { isBytes } from '../core/realm.js';
import type { NotificationHeaders } from './client.js';
import type { Context } from './context.js';
import { answerTransforms } from './encodings.js';
import { ConfigError, ConnectionError, DecryptionError, SignatureError } from './errors.js';
import { eventOf } from './event-of.js';
import type { Codec, Notification } from './operation.js';
import { type FindNotification, openingOf, readV2Notification } from './v2-notification.js';
import { verifyMessage } from './verification.js';

/** A notification as received. */
export interface RawNotification {
  readonly headers: NotificationHeaders;
  readonly rawBody: string | Uint8Array;
}

/** The sealed part of every v3 notification; a page may describe its content. */
const ENVELOPE: Codec = { resource: { ciphertext: 'aes-gcm' } };

/**
 * Verify, open and parse a notification. It is not trusted before: rejects with a `SignatureError` or `DecryptionError`, and the
 * caller responds with 4xx then.
 */
export async function readNotification(
  raw: RawNotification,
  context: Context,
  find: FindNotification,
): Promise<unknown> {
  const { headers, rawBody } = raw;
  checkMessage(headers, rawBody);
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(requireBytes(rawBody));
  if (text.trimStart().startsWith('<')) return readV2Notification(text, context, find);
  const { settings, platformKeys } = context;
  const header = (name: string) => headerOf(headers, name);
  await verifyMessage({ name: 'the notification', header, body: rawBody }, { platformKeys, now: settings.now });
  const message = parse(text);
  const codec = find(eventOf(message), 'json')?.decode ?? ENVELOPE;
  return decodeMessage(message, codec, answerTransforms(openingOf(context)), 'notification');
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let cause: unknown;
  try {
    const message = parseJson(text);
    if (isRecord(message)) return message;
  } catch (failure) {
    cause = failure;
  }
  const message = 'The notification is signed, but it is not a JSON object. Refuse it, so that it comes again.';
  throw new DecryptionError(message, { cause });
}

/** Find the literal of the page that the caller chose. Throws a `ConfigError` for another page's event. */
export function onlyFrom(notification: Notification): FindNotification {
  const { events, format, id } = notification;
  return (eventType, found) => {
    if (found === format && (events.length === 0 || events.includes(eventType))) return notification;
    const message = `This is a notification ${eventType || 'without event_type'} in ${found.toUpperCase()}, not one of ${id}. Use client.webhooks.unwrap for a notify_url that gets several kinds.`;
    throw new ConfigError(message);
  };
}

/** Real notifications have a few kB; a larger body is refused. */
const MOST_BYTES = 1024 * 1024;

/** Callers in JavaScript may pass what the types forbid, and anybody can send anything to a `notify_url`. */
function checkMessage(headers: unknown, rawBody: { readonly length: number }): void {
  if (typeof headers !== 'object' || headers === null) {
    throw new ConfigError('headers are missing. Pass those of the notification, as an object or as Headers.');
  }
  if (rawBody.length === 0) {
    throw new SignatureError('The notification has no body. Pass rawBody as it came, before anything reads it.', {
      reason: 'missing',
    });
  }
  if (rawBody.length > MOST_BYTES) throw tooLarge();
}

/** The error for a body of more than `MOST_BYTES`. */
function tooLarge(): SignatureError {
  return new SignatureError('The notification is larger than 1 MB, as none of WeChat Pay is.', { reason: 'mismatch' });
}

function requireBytes(rawBody: unknown): Uint8Array {
  if (isBytes(rawBody)) return rawBody;
  const message = `rawBody is a parsed ${typeof rawBody}. Pass the bytes as they came: with Express use express.raw({ type: '*/*' }).`;
  throw new ConfigError(message);
}

function headerOf(headers: NotificationHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const fields = Object.entries(headers as Readonly<Record<string, unknown>>);
  const value = fields.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** Read the notification in a web `Request`, at most 1 MB of its body. */
export async function readRequest(request: Request): Promise<RawNotification> {
  if (request.bodyUsed)
    throw new ConfigError('The body of the request was read already. Hand the request over unread.');
  return { headers: request.headers, rawBody: await readBounded(request) };
}

/** Anybody can send any amount to a `notify_url`, so a body that is too large is not read to its end. */
async function readBounded({ headers, body }: Request): Promise<Uint8Array> {
  if (body && typeof body.getReader !== 'function') {
    throw new ConfigError('The request has no web stream as body. Pass its headers and its raw body instead.');
  }
  if (Number(headers.get('content-length')) > MOST_BYTES) {
    await body?.cancel().catch(() => {});
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of brokenOff(chunksOf(body))) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

async function* brokenOff(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) yield chunk;
  } catch (cause) {
    throw new ConnectionError('The notification broke off before its end. It comes again.', { cause });
  }
}
