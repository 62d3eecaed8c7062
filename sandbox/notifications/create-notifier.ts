import { setTimeout as sleep } from 'node:timers/promises';
import type { Identity } from '../identity.js';
import { notificationHeaders } from '../notification.js';
import type { Attempt, Delivery } from './delivery.js';
import { isLoopback } from './is-loopback.js';
import { SCHEDULE } from './schedule.js';

export interface NotifierOptions {
  readonly identity: () => Identity;
  /** How many seconds of the schedule pass in one; 1 for real time. */
  readonly speed: number;
  /** Whether notifications may leave this machine. */
  readonly anywhere: boolean;
  /** Is told whenever a delivery has changed. */
  readonly onChange: (delivery: Delivery) => void;
}

export interface Notifier {
  /** All that were sent of late, the oldest first. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Send it now, and again until it is acknowledged. */
  send(delivery: Delivery): void;
  /** Take over one of an earlier sandbox, and go on with it where it was not acknowledged. */
  recall(delivery: Delivery): void;
  close(): void;
}

/** How many deliveries are remembered once they have ended. */
const REMEMBERED = 1000;
/** Milliseconds that a merchant has to answer. */
const PATIENCE = 5000;

export function createNotifier(options: NotifierOptions): Notifier {
  const deliveries = new Map<string, Delivery>();
  const closing = new AbortController();
  const send = (delivery: Delivery) => {
    deliveries.set(delivery.id, delivery);
    forgetOldest(deliveries);
    // Closing ends it; nothing else can fail here.
    deliver(delivery, options, closing.signal).catch(() => {});
  };
  return {
    deliveries,
    send,
    recall: (delivery) => {
      if (delivery.state === 'waiting') send(delivery);
      else deliveries.set(delivery.id, delivery);
    },
    close: () => closing.abort(),
  };
}

function forgetOldest(deliveries: Map<string, Delivery>): void {
  if (deliveries.size <= REMEMBERED) return;
  const ended = [...deliveries.values()].find(({ state }) => state !== 'waiting');
  if (ended) deliveries.delete(ended.id);
}

async function deliver(delivery: Delivery, options: NotifierOptions, signal: AbortSignal): Promise<void> {
  const reason = reasonToKeep(delivery.url, options);
  if (reason !== undefined) Object.assign(delivery, { state: 'kept', reason });
  options.onChange(delivery);
  for (const pause of delivery.url !== undefined && reason === undefined ? [0, ...SCHEDULE] : []) {
    if (delivery.attempts.length > 0) await sleep((pause * 1000) / options.speed, undefined, { signal, ref: false });
    const attempt = await post(delivery, options.identity(), signal);
    if (signal.aborted) return;
    delivery.attempts.push(attempt);
    if (isAcknowledged(attempt, delivery)) delivery.state = 'acknowledged';
    else if (delivery.attempts.length > SCHEDULE.length) delivery.state = 'given-up';
    options.onChange(delivery);
    if (delivery.state !== 'waiting') return;
  }
}

function reasonToKeep(url: string | undefined, { anywhere }: NotifierOptions): string | undefined {
  if (url === undefined) return 'the request named no notify_url';
  return anywhere || isLoopback(url) ? undefined : `${url} is not on this machine`;
}

async function post(delivery: Delivery, identity: Identity, signal: AbortSignal): Promise<Attempt> {
  const { url = '', body, format, fault } = delivery;
  const headers = format === 'xml' ? { 'content-type': 'text/xml' } : notificationHeaders(body, identity, fault);
  const at = new Date().toISOString();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    return { at, status: response.status, answer: (await response.text()).slice(0, 1000) };
  } catch (error) {
    const { cause } = Object(error);
    return { at, status: undefined, answer: String(cause instanceof Error ? cause.message : error) };
  }
}

/** A probe, or one that is wrongly signed, has done its work when it was refused. */
function isAcknowledged({ status = 0, answer }: Attempt, { format, fault }: Delivery): boolean {
  if (fault !== undefined) return status !== 0;
  if (status !== 200 && status !== 204) return false;
  return format === 'json' || /<return_code>(?:<!\[CDATA\[)?SUCCESS/.test(answer);
}
