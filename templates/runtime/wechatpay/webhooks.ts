import { chunksOf } from '../core/chunks.js';
import type { NotificationHeaders } from './client.js';
import type { Context } from './context.js';
import { ConfigError, ConnectionError } from './errors.js';
import { MOST_BYTES, type RawNotification, readNotification, tooLarge } from './notification.js';
import { acknowledge, type NotificationAnswer, refuse } from './notification-answer.js';
import type { Notification } from './operation.js';
import { createReceiver, type NotificationReceiver } from './receiver.js';
import type { FindNotification } from './v2-notification.js';

/** A notification whose page is not known: what every one of v3 carries. */
export interface AnyNotification {
  /** The same notification can come again, and later than others: look by this whether it was dealt with. */
  readonly id: string;
  readonly event_type: string;
  readonly create_time: string;
  readonly resource_type: string;
  readonly summary?: string;
  readonly resource: { readonly original_type?: string; readonly ciphertext: unknown };
}

/** `Events` are the notifications of documented events, `Any` is the union of all. */
export interface Webhooks<Events extends object = Record<string, AnyNotification>, Any = AnyNotification>
  extends Pick<NotificationReceiver<Events, Any>, 'on' | 'otherwise'> {
  /**
   * Verify, open and parse a notification of any kind, v3 or v2. `event_type` tells which.
   * Rejects with `SignatureError` or `DecryptionError`: answer `refuse(reason)` then.
   *
   *     const event = await client.webhooks.unwrap(request.headers, await readRawBody(request));
   */
  unwrap(headers: NotificationHeaders, rawBody: string | Uint8Array): Promise<Any>;
  /** The same of a web `Request`, as Hono and Next.js hand over; of a body over 1 MB no more than that is read. */
  unwrap(request: Request): Promise<Any>;
  /** The answer that says: taken, do not send it again. `v2` wants XML. */
  acknowledge(version?: 'v3' | 'v2'): NotificationAnswer;
  /** The answer that says: not taken, send it again. `reason` is shown to WeChat Pay. */
  refuse(reason: string, version?: 'v3' | 'v2'): NotificationAnswer;
}

/** The webhooks of one client. */
export function openWebhooks<Events extends object, Any>(
  context: Context,
  notifications: readonly Notification[],
): Webhooks<Events, Any> {
  const find: FindNotification = (eventType, format) =>
    notifications.find((each) => each.format === format && each.events.includes(eventType));
  const read = (raw: RawNotification) => readNotification(raw, context, find);
  const unwrap = async (source: NotificationHeaders | Request, body?: string | Uint8Array): Promise<Any> => {
    const raw = isRequest(source) ? await readRequest(source) : { headers: source, rawBody: body ?? '' };
    // The page's table is the type's source; nothing at run time can add to it.
    return (await read(raw)) as Any;
  };
  const { on, otherwise } = createReceiver<Events, Any>({ isRequest, readRequest, unwrap: read });
  return Object.freeze({ unwrap, acknowledge, refuse, on, otherwise });
}

function isRequest(source: NotificationHeaders | Request): source is Request {
  return (
    typeof source === 'object' && source !== null && 'arrayBuffer' in source && typeof source.arrayBuffer === 'function'
  );
}

async function readRequest(request: Request) {
  if (request.bodyUsed)
    throw new ConfigError('The body of the request was read already. Hand the request over unread.');
  return { headers: request.headers, rawBody: await readBounded(request) };
}

/** Anybody can send any amount to a `notify_url`: what is too much is not read to its end. */
async function readBounded({ headers, body }: Request): Promise<Uint8Array> {
  if (body && typeof body.getReader !== 'function') {
    throw new ConfigError('The request has no web stream as body. Give its headers and its raw body instead.');
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
