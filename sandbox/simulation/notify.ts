import { writeRequested } from '../notifications/write-delivery.js';
import type { Fault } from '../protocol/answer.js';
import type { Simulation } from './create-simulation.js';

/** A notification to send. */
export interface NotificationOrder {
  /** The event, such as `REFUND.SUCCESS`, or the page, such as `webhook/v2/refund-processed`. */
  readonly event: string;
  /** The address that it is sent to. */
  readonly url: string;
  /** Members of its content; the others get sample values. */
  readonly values?: object;
  /** A planned fault: `wrong-signature`, `probe`, … */
  readonly fault?: Fault;
  /** Whether it is held back until the next notification was sent; default `false`. */
  readonly overtaken?: boolean;
  /** How often it is sent, from 1 to 1000; default 1. */
  readonly times?: number;
}

/** The number of notifications that a sandbox keeps. */
const MAX_TIMES = 1000;

/** Send a documented notification; returns its id. Throws a `TypeError` when no page describes it or `times` is out of range. */
export function notify(
  { times = 1, overtaken = false, ...requested }: NotificationOrder,
  simulation: Simulation,
): string {
  if (!Number.isInteger(times) || times < 1 || times > MAX_TIMES) {
    throw new TypeError(`times is ${JSON.stringify(times)}. It must be a whole number from 1 to ${MAX_TIMES}.`);
  }
  const delivery = writeRequested(requested, simulation.context);
  if (!delivery) throw new TypeError(`No page describes the notification ${requested.event}.`);
  if (overtaken) simulation.notifier.holdNext();
  simulation.notifier.send(delivery, times);
  return delivery.id;
}
