/** How many exchanges a sandbox keeps. */
export const MAX_EXCHANGES = 500;

/** A received call, or an attempt to deliver a notification, in short. */
export interface ExchangeSummary {
  /** A running number from 1. */
  readonly id: string;
  readonly kind: 'call' | 'notification';
  /** As in `2026-03-10T01:30:00.000Z`. */
  readonly at: string;
  /** Milliseconds until the response. */
  readonly duration: number;
  readonly method: string;
  /** Path and query as sent; the whole URL of a notification. */
  readonly target: string;
  /** The status of the response; `undefined` when the merchant gave none. */
  readonly status: number | undefined;
  /** The error code, such as `PARAM_ERROR`, or the event of a notification, such as `REFUND.SUCCESS`. */
  readonly code: string | undefined;
  /** The page of the call and its line: `openapi/v3/refund/domestic/refunds#post:6`. */
  readonly page: string | undefined;
  /** The planned fault: `silence`. */
  readonly fault: string | undefined;
  /** The numbers in it: `out_trade_no`, `out_refund_no`, … */
  readonly numbers: readonly string[];
}

/** An exchange with its messages. */
export interface Exchange extends ExchangeSummary {
  readonly request: ShownMessage;
  /** `undefined` without a response. */
  readonly answer: ShownMessage | undefined;
}

export interface ShownMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** The signed text, without the v2 key; `undefined` when nothing is signed. */
  readonly signed: string | undefined;
  readonly body: ShownBody;
  /** The sealed members. */
  readonly sealed: readonly SealedMember[];
}

export interface ShownBody {
  /** In bytes. */
  readonly size: number;
  /** The text, truncated with a note when it is long; `undefined` for files. */
  readonly text: string | undefined;
  /** The SHA-256 of a file. */
  readonly sha256: string | undefined;
  /** The parts of an upload; otherwise empty. */
  readonly parts: readonly ShownPart[];
}

export interface ShownPart extends ShownBody {
  readonly name: string;
  readonly fileName: string | undefined;
}

export interface SealedMember {
  /** `/payer/name` */
  readonly field: string;
  /** As sent. */
  readonly ciphertext: string;
  /** `undefined` when no key of this sandbox opens it. */
  readonly opened: string | undefined;
}
