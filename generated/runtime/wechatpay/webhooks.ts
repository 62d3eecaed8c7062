/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { NotificationHeaders } from './client.js';
import type { Context } from './context.js';
import type { RawNotification } from './notification.js';
import { acknowledge, type NotificationAnswer, refuse } from './notification-answer.js';
import type { Notification } from './operation.js';
import { createReceiver, type NotificationReceiver } from './receiver.js';
import type { FindNotification } from './v2-notification.js';

/** A notification of an unknown page: the members of every v3 notification. */
export interface AnyNotification {
  /** A notification can be sent again, and later than others: use this to check whether it was handled. */
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
   * Verify, open and parse any notification, v3 or v2; `event_type` says which one it is.
   * Rejects with `SignatureError` or `DecryptionError`: respond with `refuse(reason)` then.
   *
   *     const event = await client.webhooks.unwrap(request.headers, await readRawBody(request));
   */
  unwrap(headers: NotificationHeaders, rawBody: string | Uint8Array): Promise<Any>;
  /** The same for a web `Request`, as in Hono and Next.js; at most 1 MB of its body is read. */
  unwrap(request: Request): Promise<Any>;
  /** The response that acknowledges the notification, so that it is not sent again. `v2` expects XML. */
  acknowledge(version?: 'v3' | 'v2'): NotificationAnswer;
  /** The response that refuses the notification, so that it is sent again. `reason` is sent to WeChat Pay. */
  refuse(reason: string, version?: 'v3' | 'v2'): NotificationAnswer;
}

/** The webhooks of one client. */
export function openWebhooks<Events extends object, Any>(
  context: Context,
  notifications: readonly Notification[],
): Webhooks<Events, Any> {
  const find: FindNotification = (eventType, format) =>
    notifications.find((each) => each.format === format && each.events.includes(eventType));
  const read = async (raw: RawNotification) => {
    const { readNotification } = await import('./notification.js');
    return readNotification(raw, context, find);
  };
  const readRequest = async (request: Request) => (await import('./notification.js')).readRequest(request);
  const unwrap = async (source: NotificationHeaders | Request, body?: string | Uint8Array): Promise<Any> => {
    const raw = isRequest(source) ? await readRequest(source) : { headers: source, rawBody: body ?? '' };
    // The type is from the page's table and cannot be checked at run time.
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
