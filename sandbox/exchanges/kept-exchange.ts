import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { ExchangeSummary } from './exchange.js';
import type { KeptBody } from './keep-body.js';

/** An exchange as it is remembered: what can be found out from it later is not worked out before somebody asks. */
export interface KeptExchange extends Omit<ExchangeSummary, 'status' | 'code' | 'page' | 'numbers'> {
  readonly request: KeptMessage;
  /** `undefined` when none came. */
  readonly answer: KeptAnswer | undefined;
  /** Of a notification. */
  readonly told?: { readonly event: string; readonly content: unknown };
}

export interface KeptMessage {
  readonly headers: IncomingHttpHeaders | OutgoingHttpHeaders;
  readonly body: KeptBody;
  /** What is signed when it is not the body. */
  readonly signedText?: string | undefined;
}

export interface KeptAnswer extends KeptMessage {
  readonly status: number;
}
