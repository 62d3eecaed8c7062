import type { NotificationHeaders } from '../core/client.js';
import type { Notification } from '../core/operation.js';
import type { Context } from './context.js';
import { ConfigError } from './errors.js';
import { readNotification } from './notification.js';
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

/** A ready answer to a notification. */
export interface NotificationAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Webhooks {
  /**
   * Verify, open and parse a notification of any kind, v3 or v2; the generated client knows the union of all.
   * Rejects with `SignatureError` or `DecryptionError`: answer `refuse(reason)` then.
   *
   *     const event = await client.webhooks.unwrap(request.headers, await readRawBody(request));
   */
  unwrap<T = AnyNotification>(headers: NotificationHeaders, rawBody: string | Uint8Array): Promise<T>;
  /** The same of a web `Request`, as Hono and Next.js hand over. */
  unwrap<T = AnyNotification>(request: Request): Promise<T>;
  /** The answer that says: taken, do not send it again. `v2` wants XML. */
  acknowledge(version?: 'v3' | 'v2'): NotificationAnswer;
  /** The answer that says: not taken, send it again. `reason` is shown to WeChat Pay. */
  refuse(reason: string, version?: 'v3' | 'v2'): NotificationAnswer;
}

/** The webhooks of one client. */
export function openWebhooks(context: Context, notifications: readonly Notification[]): Webhooks {
  const find: FindNotification = (eventType, format) =>
    notifications.find((each) => each.format === format && each.events.includes(eventType));
  const unwrap = async <T>(source: NotificationHeaders | Request, body?: string | Uint8Array): Promise<T> => {
    const raw = isRequest(source) ? await readRequest(source) : { headers: source, rawBody: body ?? '' };
    // The page's table is the type's source; nothing at run time can add to it.
    return (await readNotification(raw, context, find)) as T;
  };
  return Object.freeze({ unwrap, acknowledge, refuse });
}

function isRequest(source: NotificationHeaders | Request): source is Request {
  return (
    typeof source === 'object' && source !== null && 'arrayBuffer' in source && typeof source.arrayBuffer === 'function'
  );
}

async function readRequest(request: Request) {
  if (request.bodyUsed)
    throw new ConfigError('The body of the request was read already. Hand the request over unread.');
  return { headers: request.headers, rawBody: new Uint8Array(await request.arrayBuffer()) };
}

function acknowledge(version: 'v3' | 'v2' = 'v3'): NotificationAnswer {
  if (version === 'v3') return { status: 204, headers: {}, body: '' };
  return xmlAnswer('SUCCESS', 'OK');
}

function refuse(reason: string, version: 'v3' | 'v2' = 'v3'): NotificationAnswer {
  if (version === 'v2') return xmlAnswer('FAIL', reason);
  const body = JSON.stringify({ code: 'FAIL', message: reason });
  return { status: 400, headers: { 'Content-Type': 'application/json' }, body };
}

/** CDATA ends at its first `]]>`, whatever the reason says. */
function xmlAnswer(code: string, text: string): NotificationAnswer {
  const message = text.replaceAll(']]>', ']] >');
  const body = `<xml><return_code>${code}</return_code><return_msg><![CDATA[${message}]]></return_msg></xml>`;
  return { status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body };
}
