import { setMaxListeners } from 'node:events';
import { setImmediate as letOthersRun, setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../protocol/addresses.js';
import type { Identity } from '../protocol/identity.js';
import { notificationHeaders } from '../protocol/notification.js';
import type { Attempt, Delivery, Posted } from './delivery.js';

interface NotifierOptions {
  readonly identity: () => Identity;
  /** How many seconds of the schedule pass in one; 1 for real time. */
  readonly speed: number;
  /** Whether notifications may leave this machine. */
  readonly anywhere: boolean;
  /** Is told whenever a delivery has changed. */
  readonly onChange: (delivery: Delivery) => void;
  /** Is told whenever one that has ended is remembered no more. */
  readonly onForget: (delivery: Delivery) => void;
  /** Is told of each attempt once it has ended. */
  readonly onPosted: (posted: Posted) => void;
}

export interface Notifier {
  /** All that were sent of late, the oldest first. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Send it now, and again until it is acknowledged; `times` sends copies of it, as a service that repeats itself. */
  send(delivery: Delivery, times?: number): void;
  /** Take over one of an earlier sandbox, and go on with it where it was not acknowledged. */
  restore(delivery: Delivery): void;
  /**
   * Send it once more, whatever became of it. One that is kept is sent as a new one is; `url` takes the place of its
   * address. Throws a `TypeError` when there is no address that it may go to.
   */
  sendAgain(delivery: Delivery, url?: string): void;
  /** Let the next one wait until another has gone. */
  holdNext(): void;
  close(): void;
}

interface Course extends NotifierOptions {
  readonly disorder: Disorder;
}

/** How many deliveries are remembered once they have ended. */
const REMEMBERED = 1000;
/** Milliseconds that a merchant has to answer. */
const PATIENCE = 5000;
/** How many characters of its answer are read. */
const LONGEST_ANSWER = 64 * 1024;

export function createNotifier(options: NotifierOptions): Notifier {
  const deliveries = new Map<string, Delivery>();
  const closing = new AbortController();
  // Each notification that waits listens to it.
  setMaxListeners(0, closing.signal);
  const course: Course = { ...options, disorder: createDisorder() };
  const send = (delivery: Delivery) => {
    deliveries.set(delivery.id, delivery);
    forgetOldest(deliveries, options);
    // Closing ends it; nothing else can fail here.
    deliver(delivery, course, closing.signal).catch(() => {});
  };
  // Signing takes the processor for a millisecond, so that others are served between two copies.
  const sendCopies = async (delivery: Delivery, count: number) => {
    for (let copy = 0; copy < count && !closing.signal.aborted; copy++) {
      await letOthersRun();
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
      const reason = reasonToKeep(url, options);
      if (reason !== undefined) {
        throw new TypeError(`The notification ${delivery.id} is kept: ${reason}. Give a url of this machine.`);
      }
      delivery.url = url;
      if (delivery.state === 'kept') {
        delete delivery.reason;
        delivery.state = 'waiting';
        send(delivery);
        return;
      }
      // Closing ends it; nothing else can fail here.
      attempt(delivery, options, closing.signal).catch(() => {});
    },
    holdNext: course.disorder.holdNext,
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

async function deliver(delivery: Delivery, course: Course, signal: AbortSignal): Promise<void> {
  const reason = reasonToKeep(delivery.url, course);
  if (reason !== undefined) Object.assign(delivery, { state: 'kept', reason });
  course.onChange(delivery);
  if (delivery.state !== 'waiting') return;
  await course.disorder.pass(signal);
  for (const pause of [0, ...SCHEDULE]) {
    if (delivery.attempts.length > 0) await sleep((pause * 1000) / course.speed, undefined, { signal, ref: false });
    // Somebody may have sent it again in the meantime.
    if (delivery.state === 'waiting') await attempt(delivery, course, signal);
    course.disorder.follow();
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

function reasonToKeep(url: string | undefined, { anywhere }: NotifierOptions): string | undefined {
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
  options.onPosted({
    delivery,
    at,
    duration,
    headers,
    answer: status === undefined ? undefined : { ...answer, status },
  });
  return { at: at.toISOString(), status, answer: text.slice(0, 1000) };
}

async function ask({ url = '', body }: Delivery, headers: Posted['headers'], signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const answered = Object.fromEntries(response.headers);
    return { status: response.status, headers: answered, text: (await response.text()).slice(0, LONGEST_ANSWER) };
  } catch (error) {
    const { cause } = Object(error);
    return { status: undefined, headers: {}, text: String(cause instanceof Error ? cause.message : error) };
  }
}

/** A probe, or one that is wrongly signed, has done its work when it was refused. */
function isAcknowledged({ status = 0, answer }: Attempt, { format, fault }: Delivery): boolean {
  if (fault !== undefined) return status !== 0;
  if (status !== 200 && status !== 204) return false;
  return format === 'json' || /<return_code>(?:<!\[CDATA\[)?SUCCESS/.test(answer);
}

/** Lets later notifications overtake earlier ones. */
interface Disorder {
  /** Let the next one wait until another has gone. */
  holdNext(): void;
  /** Resolves at once, or, for one that is held, when another has gone or none came for long. */
  pass(closing: AbortSignal): Promise<void>;
  /** One has gone, and what it overtook follows. */
  follow(): void;
}

/** Milliseconds that one is held where no other comes. */
const LONGEST_HOLD = 15_000;

function createDisorder(): Disorder {
  const held = new Set<AbortController>();
  let wanted = 0;
  return {
    holdNext: () => {
      wanted += 1;
    },
    pass: async (closing) => {
      if (wanted === 0) return;
      wanted -= 1;
      const overtaken = new AbortController();
      held.add(overtaken);
      const signal = AbortSignal.any([closing, overtaken.signal]);
      await sleep(LONGEST_HOLD, undefined, { signal, ref: false }).catch(() => closing.throwIfAborted());
      held.delete(overtaken);
    },
    follow: () => {
      for (const overtaken of held) overtaken.abort();
    },
  };
}

/** Seconds from one attempt to the next, as documented: fifteen repetitions in about a day. */
const SCHEDULE: readonly number[] = [
  15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600,
];
