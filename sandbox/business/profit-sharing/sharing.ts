import type { Waiting } from '../business-context.js';

/** Somebody whom a merchant may share with. */
export interface Receiver {
  /** The merchant whose money is shared: its sub-merchant's number, or its own. */
  readonly payer: string;
  readonly type: string;
  readonly account: string;
  readonly relation_type: string;
  readonly custom_relation?: string | undefined;
  /** As opened, for an answer seals it anew. */
  readonly name?: string | undefined;
}

/** What one receiver gets. */
export interface Share {
  readonly type: string;
  readonly account: string;
  readonly amount: number;
  readonly description: string;
  /** As opened. */
  readonly name?: string | undefined;
}

export interface SharingRequest {
  readonly sub_mchid?: string | undefined;
  readonly transaction_id: string;
  readonly out_order_no: string;
  /** Nobody, where the rest is only unfrozen. */
  readonly receivers: readonly Share[];
  readonly unfreeze_unsplit: boolean;
}

/** A share on its way: `PENDING` until the sharing is finished. */
export interface SharePart extends Share {
  readonly detail_id: string;
  result: 'PENDING' | 'SUCCESS' | 'CLOSED';
  fail_reason?: string;
}

/** An order shared once, or unfrozen. */
export interface Sharing extends Waiting {
  readonly request: SharingRequest;
  readonly out_trade_no: string;
  readonly order_id: string;
  readonly create_time: string;
  readonly parts: readonly SharePart[];
  state: 'PROCESSING' | 'FINISHED';
  finish_time?: string;
}

export interface ReturnRequest {
  readonly sub_mchid?: string | undefined;
  readonly out_return_no: string;
  readonly return_mchid: string;
  readonly amount: number;
  readonly description: string;
}

/** Money that goes from a receiver back to the merchant. */
export interface SharingReturn extends Waiting {
  readonly request: ReturnRequest;
  /** Of the sharing that it takes back. */
  readonly out_order_no: string;
  readonly return_id: string;
  readonly create_time: string;
  result: 'PROCESSING' | 'SUCCESS' | 'FAILED';
  fail_reason?: string;
  finish_time?: string;
}
