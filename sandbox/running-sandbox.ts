import type { SandboxClientOptions } from './credentials/client-options.js';
import type { Exchange, ExchangeSummary } from './exchanges/exchange.js';
import type { Delivery } from './notifications/delivery.js';
import type { NotificationOrder } from './simulation/notify.js';
import type { Snapshot } from './simulation/take-snapshot.js';
import type { UserActions } from './simulation/user-actions.js';
import type { WaitOptions } from './simulation/wait-for-notification.js';

export interface RunningSandbox extends UserActions {
  /** With a trailing slash: `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** With TLS: the certificate that clients have to trust, as PEM. */
  readonly ca: string | undefined;
  /** The token for the page and the control API; `undefined` when only this machine can connect. */
  readonly controlToken: string | undefined;
  /** Options for `createClient`, so that it calls this sandbox. */
  readonly clientOptions: SandboxClientOptions;
  /** Make the next calls of a route fail, one fault per call: `'POST /v3/refund/domestic/refunds'`, `['silence', '503 SYSTEM_ERROR']`. */
  failNext(route: string, faults: readonly string[]): void;
  /** Create another platform certificate, which signs from now on; returns its serial. The previous one stays valid for a day. */
  rotateCertificate(): Promise<string>;
  /** Send any documented notification; returns its id. */
  notify(notification: NotificationOrder): string;
  /** Wait until a notification of an event was acknowledged; resolves at once when one was before. */
  waitForNotification(event: string, options?: WaitOptions): Promise<Delivery>;
  /** A copy of the current state. */
  snapshot(): Snapshot;
  /** The most recent calls and notifications, the newest first. */
  exchanges(): readonly ExchangeSummary[];
  /** One exchange in full, with signed texts and opened members; `undefined` when it is no longer kept. */
  exchange(id: string): Exchange | undefined;
  close(): Promise<void>;
}
