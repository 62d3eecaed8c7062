import type { Identity } from '../protocol/identity.js';
import type { Waiting } from './records.js';
import type { Ledger } from './tables.js';

/** What the routes share: who they are, and what their customers do. */
export interface Life {
  readonly identity: Identity;
  /** How often the merchant asks for a payment, refund or transfer until it is done; `Infinity` for never. */
  readonly doneAfter: number;
  /** Takes changes, together or not at all, before the call that made them is answered. */
  readonly tell?: (...changes: readonly Change[]) => void;
}

/** Something became different, and may be told to the merchant. */
export interface Change {
  readonly kind: keyof Ledger;
  /** Its key in the ledger. */
  readonly number: string;
  readonly notice?: Notice;
}

/** A notification that is due. */
export interface Notice {
  readonly eventType: string;
  /** As the page of the notification says: `refund`. Those of v2 have none. */
  readonly originalType?: string;
  readonly content: object;
  readonly url: string | undefined;
}

/** Count a question, and tell whether the thing is done by now. */
export function isDone(thing: Waiting, { doneAfter }: Life): boolean {
  thing.asked += 1;
  return thing.asked >= doneAfter;
}

let last = 0n;

/** A number as WeChat Pay gives them: 28 digits, none given twice. */
export function freshNumber(prefix: string): string {
  const now = BigInt(Date.now()) * 1_000_000n;
  last = now > last ? now : last + 1n;
  const digits = String(last).padStart(28 - prefix.length, '0');
  return `${prefix}${digits.slice(prefix.length - 28)}`;
}
