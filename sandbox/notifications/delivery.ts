import type { Fault } from '../protocol/answer.js';

/** A notification and its attempts. */
export interface Delivery {
  /** The id of the notification, the same for all attempts. */
  readonly id: string;
  readonly eventType: string;
  /** Its address; `undefined` when the request named none. */
  url: string | undefined;
  /** Its content in plain text. */
  readonly content: unknown;
  /** The body as sent. */
  readonly body: string;
  /** v2 notifications are acknowledged with XML. */
  readonly format: 'json' | 'xml';
  readonly fault?: Fault;
  readonly attempts: Attempt[];
  /** `kept` when it may not be sent to its address, or has none; `reason` says why. */
  state: 'waiting' | 'acknowledged' | 'given-up' | 'kept';
  reason?: string;
}

export interface Attempt {
  /** As in `2026-03-10T01:30:00.000Z`. */
  readonly at: string;
  /** The status of the merchant's response; `undefined` without one. */
  readonly status: number | undefined;
  /** The merchant's response, or the error without one. */
  readonly answer: string;
}

/** An attempt as it was sent. */
export interface SentAttempt {
  readonly delivery: Delivery;
  readonly at: Date;
  /** Milliseconds until the merchant responded, or the attempt failed. */
  readonly duration: number;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` without a response. */
  readonly answer: SentAttemptAnswer | undefined;
}

interface SentAttemptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}
