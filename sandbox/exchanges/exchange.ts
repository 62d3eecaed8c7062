/** A call that came, or an attempt at a notification that was sent, in a line. */
export interface ExchangeSummary {
  /** Counted from 1. */
  readonly id: string;
  readonly kind: 'call' | 'notification';
  /** As in `2026-03-10T01:30:00.000Z`. */
  readonly at: string;
  /** Milliseconds until the answer was there. */
  readonly duration: number;
  readonly method: string;
  /** Path and query as sent; of a notification the whole URL. */
  readonly target: string;
  /** Of the answer; `undefined` when the merchant gave none. */
  readonly status: number | undefined;
  /** `PARAM_ERROR`, or what a notification is about: `REFUND.SUCCESS`. */
  readonly code: string | undefined;
  /** The page that was followed, and its line: `openapi/v3/refund/domestic/refunds#post:6`. */
  readonly page: string | undefined;
  /** What went wrong on purpose: `silence`. */
  readonly fault: string | undefined;
  /** What is named in it: `out_trade_no`, `out_refund_no`, … */
  readonly numbers: readonly string[];
}

/** The same with all that was sent. */
export interface Exchange extends ExchangeSummary {
  readonly request: ShownMessage;
  /** `undefined` when none came. */
  readonly answer: ShownMessage | undefined;
}

export interface ShownMessage {
  readonly headers: Readonly<Record<string, string>>;
  /** The text that the signature is of; `undefined` where nothing is signed. The key of v2 is not shown in it. */
  readonly signed: string | undefined;
  readonly body: ShownBody;
  /** The members that only one side can read. */
  readonly sealed: readonly SealedMember[];
}

export interface ShownBody {
  /** Bytes. */
  readonly size: number;
  /** A long one ends early, and says how much more there was; `undefined` for files. */
  readonly text: string | undefined;
  /** Of a file. */
  readonly sha256: string | undefined;
  /** Of an upload; else empty. */
  readonly parts: readonly ShownPart[];
}

export interface ShownPart extends ShownBody {
  readonly name: string;
  readonly fileName: string | undefined;
}

export interface SealedMember {
  /** `/payer/name` */
  readonly field: string;
  /** As it was sent. */
  readonly ciphertext: string;
  /** `undefined` when no key of this sandbox opens it. */
  readonly opened: string | undefined;
}
