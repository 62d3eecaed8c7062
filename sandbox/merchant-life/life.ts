import type { Identity } from '../identity.js';

/** What the routes share: who they are, and what their customers do. */
export interface Life {
  readonly identity: Identity;
  /** How often the merchant asks for a payment, refund or transfer until it is done; `Infinity` for never. */
  readonly doneAfter: number;
}

/** A thing that gets done while the merchant asks for its state. */
export interface Waiting {
  asked: number;
}

/** Count a question, and tell whether the thing is done by now. */
export function isDone(thing: Waiting, { doneAfter }: Life): boolean {
  thing.asked += 1;
  return thing.asked >= doneAfter;
}

/** A number as WeChat Pay gives them: 28 digits. */
export function freshNumber(prefix: string): string {
  const digits = `${process.hrtime.bigint()}`.padStart(28 - prefix.length, '0');
  return `${prefix}${digits.slice(prefix.length - 28)}`;
}

/** Now, as in `2026-03-10T09:30:00+08:00`. */
export function timestamp(): string {
  const beijing = new Date(Date.now() + 8 * 3_600_000);
  return beijing.toISOString().replace(/\.\d+Z$/, '+08:00');
}
