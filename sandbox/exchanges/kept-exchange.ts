import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ExchangeSummary } from './exchange.js';
import type { KeptBody } from './keep-body.js';

/** An exchange as it is stored; the rest of its summary is computed on demand. */
export interface KeptExchange extends Omit<ExchangeSummary, 'status' | 'code' | 'page' | 'numbers'> {
  readonly request: KeptMessage;
  /** `undefined` without an answer. */
  readonly answer: KeptAnswer | undefined;
  /** The event and content of a notification. */
  readonly told?: { readonly event: string; readonly content: unknown };
}

export interface KeptMessage {
  readonly headers: IncomingHttpHeaders | OutgoingHttpHeaders;
  readonly body: KeptBody;
  /** The signed text when it differs from the body. */
  readonly signedText?: string | undefined;
}

export interface KeptAnswer extends KeptMessage {
  readonly status: number;
}
