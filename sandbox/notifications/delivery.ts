import type { Fault } from '../protocol/answer.js';

/** A notification on its way to the merchant. */
export interface Delivery {
  /** Of the notification; it stays from one attempt to the next. */
  readonly id: string;
  readonly eventType: string;
  /** Where it goes; `undefined` where the request named no address. */
  url: string | undefined;
  /** What is sealed in it, in the clear. */
  readonly content: unknown;
  /** As it is sent. */
  readonly body: string;
  /** v2 is acknowledged by XML. */
  readonly format: 'json' | 'xml';
  readonly fault?: Fault;
  readonly attempts: Attempt[];
  /** `kept` where there is no address that it may go to: `reason` says why. */
  state: 'waiting' | 'acknowledged' | 'given-up' | 'kept';
  reason?: string;
}

export interface Attempt {
  /** As in `2026-03-10T01:30:00.000Z`. */
  readonly at: string;
  /** Of the merchant's answer; `undefined` when none came. */
  readonly status: number | undefined;
  /** What the merchant said, or why it said nothing. */
  readonly answer: string;
}

/** An attempt as it went over the wire. */
export interface Posted {
  readonly delivery: Delivery;
  readonly at: Date;
  /** Milliseconds until the merchant had answered, or failed to. */
  readonly duration: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` when none came. */
  readonly answer: PostedAnswer | undefined;
}

interface PostedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}
