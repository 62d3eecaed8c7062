import { setMaxListeners } from 'node:events';
import { setTimeout as sleep, setImmediate as yieldToOthers } from 'node:timers/promises';
import { isLoopback } from '../protocol/addresses.js';
import type { Identity } from '../protocol/identity.js';
import { notificationHeaders } from '../protocol/notification.js';
import type { Attempt, Delivery, SentAttempt } from './delivery.js';

interface NotifierOptions {
  readonly identity: () => Identity;
  /** The factor by which retries are faster than documented; 1 is real time. */
  readonly speed: number;
  /** Whether notifications may be sent to other machines. */
  readonly anywhere: boolean;
  /** Called when a delivery has changed. */
  readonly onChange: (delivery: Delivery) => void;
  /** Called when a finished delivery was removed. */
  readonly onForget: (delivery: Delivery) => void;
  /** Called after each attempt. */
  readonly onAttempt: (posted: SentAttempt) => void;
}

export interface Notifier {
  /** The most recent deliveries, the oldest first. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Send a notification until it is acknowledged; with `times`, send copies of it too. */
  send(delivery: Delivery, times?: number): void;
  /** Restore a delivery of an earlier run, and continue with it unless it has finished. */
  restore(delivery: Delivery): void;
  /**
   * Send a notification again, whatever its state. One that was kept is sent like a new one. `url` replaces its address.
   * Throws a `TypeError` when it may not be sent to that address.
   */
  sendAgain(delivery: Delivery, url?: string): void;
  /** Hold the next notification back until another one was sent. */
  holdNext(): void;
  close(): void;
}

interface DeliveryContext extends NotifierOptions {
  readonly queue: ReorderQueue;
}

/** Maximum number of deliveries; only finished ones are removed. */
const REMEMBERED = 1000;
/** Milliseconds in which the merchant has to respond. */
const TIMEOUT = 5000;
/** Maximum number of characters stored of a response. */
const MAX_ANSWER = 64 * 1024;

export function createNotifier(options: NotifierOptions): Notifier {
  const deliveries = new Map<string, Delivery>();
  const closing = new AbortController();
  // Every waiting notification adds a listener.
  setMaxListeners(0, closing.signal);
  const delivering: DeliveryContext = { ...options, queue: createReorderQueue() };
  const send = (delivery: Delivery) => {
    deliveries.set(delivery.id, delivery);
    forgetOldest(deliveries, options);
    // It only rejects when the sandbox closes.
    deliver(delivery, delivering, closing.signal).catch(() => {});
  };
  // Signing blocks for a millisecond, so other work runs between two copies.
  const sendCopies = async (delivery: Delivery, count: number) => {
    for (let copy = 0; copy < count && !closing.signal.aborted; copy++) {
      await yieldToOthers();
      if (!closing.signal.aborted) send({ ...delivery, attempts: [] });
    }
  };
  return {
    deliveries,
    send: (delivery, times = 1) => {
      const copied = { ...delivery };
      send(delivery);
      if (times > 1) void sendCopies(copied, times - 1);
    },
    restore: (delivery) => {
      if (delivery.state === 'waiting') send(delivery);
      else {
        deliveries.set(delivery.id, delivery);
        forgetOldest(deliveries, options);
      }
    },
    sendAgain: (delivery, url = delivery.url) => {
      const reason = reasonToHold(url, options);
      if (reason !== undefined) {
        throw new TypeError(`The notification ${delivery.id} is kept: ${reason}. Pass a url on this machine.`);
      }
      delivery.url = url;
      if (delivery.state === 'kept') {
        delete delivery.reason;
        delivery.state = 'waiting';
        send(delivery);
        return;
      }
      // It only rejects when the sandbox closes.
      attempt(delivery, options, closing.signal).catch(() => {});
    },
    holdNext: delivering.queue.holdNext,
    close: () => closing.abort(),
  };
}

function forgetOldest(deliveries: Map<string, Delivery>, { onForget }: NotifierOptions): void {
  if (deliveries.size <= REMEMBERED) return;
  for (const delivery of deliveries.values()) {
    if (delivery.state === 'waiting') continue;
    deliveries.delete(delivery.id);
    onForget(delivery);
    return;
  }
}

async function deliver(delivery: Delivery, delivering: DeliveryContext, signal: AbortSignal): Promise<void> {
  const reason = reasonToHold(delivery.url, delivering);
  if (reason !== undefined) Object.assign(delivery, { state: 'kept', reason });
  delivering.onChange(delivery);
  if (delivery.state !== 'waiting') return;
  await delivering.queue.pass(signal);
  for (const pause of [0, ...SCHEDULE]) {
    if (delivery.attempts.length > 0) await sleep((pause * 1000) / delivering.speed, undefined, { signal, ref: false });
    // `sendAgain` may have delivered it in the meantime.
    if (delivery.state === 'waiting') await attempt(delivery, delivering, signal);
    delivering.queue.follow();
    if (signal.aborted || delivery.state !== 'waiting') return;
  }
}

async function attempt(delivery: Delivery, options: NotifierOptions, signal: AbortSignal): Promise<void> {
  const attempted = await post(delivery, options, signal);
  if (signal.aborted) return;
  delivery.attempts.push(attempted);
  if (isAcknowledged(attempted, delivery)) delivery.state = 'acknowledged';
  else if (delivery.attempts.length > SCHEDULE.length && delivery.state === 'waiting') delivery.state = 'given-up';
  options.onChange(delivery);
}

function reasonToHold(url: string | undefined, { anywhere }: NotifierOptions): string | undefined {
  if (url === undefined) return 'the request named no notify_url';
  return anywhere || isLoopback(url) ? undefined : `${url} is not on this machine`;
}

async function post(delivery: Delivery, options: NotifierOptions, signal: AbortSignal): Promise<Attempt> {
  const { body, format, fault } = delivery;
  const [at, began] = [new Date(), performance.now()];
  const headers =
    format === 'xml' ? { 'content-type': 'text/xml' } : notificationHeaders(body, options.identity(), fault);
  const answer = await ask(delivery, headers, signal);
  const { status, text } = answer;
  const duration = performance.now() - began;
  options.onAttempt({
    delivery,
    at,
    duration,
    headers,
    answer: status === undefined ? undefined : { ...answer, status },
  });
  return { at: at.toISOString(), status, answer: text.slice(0, 1000) };
}

async function ask({ url = '', body }: Delivery, headers: SentAttempt['headers'], signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    const answered = Object.fromEntries(response.headers);
    return { status: response.status, headers: answered, text: (await response.text()).slice(0, MAX_ANSWER) };
  } catch (error) {
    const { cause } = Object(error);
    return { status: undefined, headers: {}, text: String(cause instanceof Error ? cause.message : error) };
  }
}

/** A probe, or a notification with a wrong signature, is finished with any response. */
function isAcknowledged({ status = 0, answer }: Attempt, { format, fault }: Delivery): boolean {
  if (fault !== undefined) return status !== 0;
  if (status !== 200 && status !== 204) return false;
  return format === 'json' || /<return_code>(?:<!\[CDATA\[)?SUCCESS/.test(answer);
}

/** Lets later notifications overtake earlier ones. */
interface ReorderQueue {
  /** Hold the next notification back until another one was sent. */
  holdNext(): void;
  /** Resolves at once, or, for a held notification, after another one was sent or a timeout. */
  pass(closing: AbortSignal): Promise<void>;
  /** Release held notifications after another one was sent. */
  follow(): void;
}

/** Milliseconds after which a held notification is sent without another one. */
const MAX_HOLD = 15_000;

function createReorderQueue(): ReorderQueue {
  const held = new Set<AbortController>();
  let toHold = 0;
  return {
    holdNext: () => {
      toHold += 1;
    },
    pass: async (closing) => {
      if (toHold === 0) return;
      toHold -= 1;
      const overtaken = new AbortController();
      held.add(overtaken);
      const signal = AbortSignal.any([closing, overtaken.signal]);
      await sleep(MAX_HOLD, undefined, { signal, ref: false }).catch(() => closing.throwIfAborted());
      held.delete(overtaken);
    },
    follow: () => {
      for (const overtaken of held) overtaken.abort();
    },
  };
}

/** Seconds between attempts, as documented: fifteen retries in about a day. */
const SCHEDULE: readonly number[] = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
];
