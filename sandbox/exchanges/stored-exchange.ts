import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ExchangeSummary } from './exchange.js';
import type { StoredBody } from './store-body.js';

/** An exchange as it is stored; the rest of its summary is computed on demand. */
export interface StoredExchange extends Omit<ExchangeSummary, 'status' | 'code' | 'page' | 'numbers'> {
  readonly request: StoredMessage;
  /** `undefined` without a response. */
  readonly answer: StoredAnswer | undefined;
  /** The event and content of a notification. */
  readonly notification?: { readonly event: string; readonly content: unknown };
}

export interface StoredMessage {
  readonly headers: IncomingHttpHeaders | OutgoingHttpHeaders;
  readonly body: StoredBody;
  /** The signed text when it differs from the body. */
  readonly signedText?: string | undefined;
}

export interface StoredAnswer extends StoredMessage {
  readonly status: number;
}
