import { isBytes } from '../core/realm.js';
import type { NotificationHeaders } from './client.js';
import { ConfigError, DecryptionError, SignatureError } from './errors.js';
import { eventOf } from './event-of.js';
import type { RawNotification } from './notification.js';
import { acknowledge, type NotificationAnswer, refuse } from './notification-answer.js';

/** Handles a notification. After it has returned, or its promise has resolved, the notification is acknowledged. */
export type NotificationHandler<Notification> = (notification: Notification) => unknown;

/**
 * Receives notifications: verifies and opens each, passes it to the handler of its event, and returns the response to send.
 * `on`, `otherwise` and `onError` return a new receiver and do not change this one.
 *
 *     const receive = client.webhooks.on('REFUND.SUCCESS', (notification) => queue.add(notification));
 *     const { status, headers, body } = await receive(request.headers, rawBody);
 *
 * The response has status 204 for an accepted notification (v2: 200), 401 for one that is not from WeChat Pay, and 500 if a
 * handler fails or the client is misconfigured, so that WeChat Pay sends the notification again.
 */
export interface NotificationReceiver<Events extends object, Any> {
  (headers: NotificationHeaders, rawBody: string | Uint8Array): Promise<NotificationAnswer>;
  /** The same for a web `Request`. */
  (request: Request): Promise<Response>;
  /** Add the handler of an event. Throws a `ConfigError` if the event has one already. */
  on<Event extends keyof Events & string>(
    event: Event,
    handler: NotificationHandler<Events[Event]>,
  ): NotificationReceiver<Events, Any>;
  /** Set the handler of all other notifications, including v2 payments and refunds. Without it they are acknowledged. */
  otherwise(handler: NotificationHandler<Any>): NotificationReceiver<Events, Any>;
  /** Set the handler for the error of each refused notification, except for probes. The default is `console.error`. */
  onError(handler: (error: unknown) => unknown): NotificationReceiver<Events, Any>;
}

/** The functions of a receiver besides its handlers. */
export interface Receiving {
  readonly isRequest: (source: NotificationHeaders | Request) => source is Request;
  readonly readRequest: (request: Request) => Promise<RawNotification>;
  readonly unwrap: (raw: RawNotification) => Promise<unknown>;
}

interface Routes {
  readonly handlers: ReadonlyMap<string, NotificationHandler<never>>;
  readonly otherwise: NotificationHandler<never>;
  readonly onError: (error: unknown) => unknown;
}

const noRoutes: Routes = { handlers: new Map(), otherwise: () => {}, onError: (error) => console.error(error) };

/** A receiver without handlers, or with those of `routes`. */
export function createReceiver<Events extends object, Any>(
  receiving: Receiving,
  routes: Routes = noRoutes,
): NotificationReceiver<Events, Any> {
  const change = (changed: Partial<Routes>) => createReceiver<Events, Any>(receiving, { ...routes, ...changed });
  function receive(headers: NotificationHeaders, rawBody: string | Uint8Array): Promise<NotificationAnswer>;
  function receive(request: Request): Promise<Response>;
  async function receive(source: NotificationHeaders | Request, rawBody: string | Uint8Array = '') {
    if (!receiving.isRequest(source)) return take(async () => ({ headers: source, rawBody }), receiving, routes);
    const { status, headers, body } = await take(() => receiving.readRequest(source), receiving, routes);
    // A response with status 204 has no body, not even an empty one.
    return new Response(body || null, { status, headers });
  }
  return Object.assign(receive, {
    on: (event: string, handler: NotificationHandler<never>) => {
      if (routes.handlers.has(event))
        throw new ConfigError(`${event} has a handler already. Register one handler for each event.`);
      return change({ handlers: new Map([...routes.handlers, [event, checkHandler(handler)]]) });
    },
    otherwise: (otherwise: NotificationHandler<never>) => change({ otherwise: checkHandler(otherwise) }),
    onError: (onError: Routes['onError']) => change({ onError: checkHandler(onError) }),
  });
}

function checkHandler<Handler>(handler: Handler): Handler {
  if (typeof handler === 'function') return handler;
  throw new ConfigError(`A handler of notifications is a function, not ${typeof handler}.`);
}

async function take(read: () => Promise<RawNotification>, receiving: Receiving, routes: Routes) {
  let version: 'v3' | 'v2' = 'v3';
  try {
    const raw = await read();
    version = isXml(raw.rawBody) ? 'v2' : 'v3';
    const notification = await receiving.unwrap(raw);
    const handler = routes.handlers.get(eventOf(notification)) ?? routes.otherwise;
    // The type is from the page's table and cannot be checked at run time.
    await handler(notification as never);
    return acknowledge(version);
  } catch (error) {
    const isProbe = error instanceof SignatureError && error.reason === 'probe';
    if (!isProbe) await tell(error, routes);
    const isForged = error instanceof SignatureError || (error instanceof DecryptionError && version === 'v2');
    // The response does not show the reason to the sender.
    const [status, reason] = isForged ? [401, 'not accepted'] : [500, 'failed'];
    return { ...refuse(reason, version), status };
  }
}

/** Report an error; the notification gets a response even if this fails. */
async function tell(error: unknown, { onError }: Routes): Promise<void> {
  try {
    await onError(error);
  } catch (failure) {
    console.error(failure);
  }
}

/** v2 sends XML and expects XML; a parsed body is neither. */
function isXml(rawBody: unknown): boolean {
  const start = typeof rawBody === 'string' ? rawBody.slice(0, 80) : isBytes(rawBody) && rawBody.subarray(0, 80);
  const text = typeof start === 'string' ? start : start ? new TextDecoder().decode(start) : '';
  return text.trimStart().startsWith('<');
}
