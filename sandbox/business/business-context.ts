import type { Identity } from '../protocol/identity.js';
import type { Polled } from './records.js';
import type { Tables } from './tables.js';

/** What all routes with state share. */
export interface BusinessContext {
  readonly identity: Identity;
  readonly tables: Tables;
  /** The number of queries after which a payment, refund or transfer finishes by itself; `Infinity` for never. */
  readonly doneAfter: number;
  /** Stores and publishes changes, all or none, before the response to the call that made them. */
  readonly commit?: (...changes: readonly Change[]) => void;
}

/** A record that was added, changed or deleted. */
export interface Change {
  readonly kind: keyof Tables;
  /** Its key in the table. */
  readonly number: string;
  /** The notification that the change calls for. */
  readonly event?: BusinessEvent;
}

/** The content of a notification. */
export interface BusinessEvent {
  readonly eventType: string;
  /** `resource.original_type`, such as `refund`; v2 has none. */
  readonly originalType?: string;
  readonly content: object;
  readonly url: string | undefined;
}

/** Count a query, and return whether the record is due to finish. */
export function isDone(record: Polled, { doneAfter }: BusinessContext): boolean {
  record.asked += 1;
  return record.asked >= doneAfter;
}

let last = 0n;

/** A new number of 28 digits, as WeChat Pay assigns them. */
export function freshNumber(prefix: string): string {
  const now = BigInt(Date.now()) * 1_000_000n;
  last = now > last ? now : last + 1n;
  const digits = String(last).padStart(28 - prefix.length, '0');
  return `${prefix}${digits.slice(prefix.length - 28)}`;
}
