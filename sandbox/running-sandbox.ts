import type { SandboxClientOptions } from './credentials/client-options.js';
import type { Exchange, ExchangeSummary } from './exchanges/exchange.js';
import type { Delivery } from './notifications/delivery.js';
import type { NotificationOrder } from './simulation/notify.js';
import type { Snapshot } from './simulation/take-snapshot.js';
import type { UserActions } from './simulation/user-actions.js';
import type { WaitOptions } from './simulation/wait-for-notification.js';

export interface RunningSandbox extends UserActions {
  /** With a slash at the end: `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** Over TLS, as PEM: whom clients have to trust. */
  readonly ca: string | undefined;
  /** What programs and browsers have to show for control; `undefined` where none but this machine can come. */
  readonly controlToken: string | undefined;
  /** What `createClient` takes to call this sandbox. */
  readonly clientOptions: SandboxClientOptions;
  /** Let the next calls of a route go wrong: `'POST /v3/refund/domestic/refunds'`, `['silence', '503 SYSTEM_ERROR']`. */
  failNext(route: string, faults: readonly string[]): void;
  /** Make another platform certificate, which signs from now on; gives its serial. The one before stays listed, and opens, for a day. */
  rotateCertificate(): Promise<string>;
  /** Send any documented notification; gives its id. */
  notify(notification: NotificationOrder): string;
  /** Wait until a notification of that event has been acknowledged; one that was before counts too. */
  waitForNotification(event: string, options?: WaitOptions): Promise<Delivery>;
  /** All that there is at this moment. */
  snapshot(): Snapshot;
  /** The calls and notifications of late, the newest first. */
  exchanges(): readonly ExchangeSummary[];
  /** One of them with all that was sent and signed, and what its sealed members open to; `undefined` once it is forgotten. */
  exchange(id: string): Exchange | undefined;
  close(): Promise<void>;
}
