import type { Delivery } from '../notifications/delivery.js';

/** What a line of the state says, and what can be done there. */
export interface EntryLine {
  readonly title: string;
  readonly amount?: { readonly fen: number; readonly currency: string };
  readonly state: string;
  /** As in `2026-03-10T09:30:00+08:00`; empty when nobody wrote it down. */
  readonly time: string;
  readonly attempts?: Delivery['attempts'];
  readonly actions: readonly EntryAction[];
  /** Of a notification that is kept: the path of the control API, and the address that is suggested. */
  readonly sendTo?: { readonly path: string; readonly url: string };
}

export interface EntryAction {
  readonly label:
    | 'pay'
    | 'expire'
    | 'confirm'
    | 'arrive'
    | 'abnormal'
    | 'close'
    | 'fail'
    | 'allow'
    | 'forbid'
    | 'sendAgain';
  /** Of the control API: `orders/TEA1/pay`. */
  readonly path: string;
  readonly body?: object;
}

/** What the customer does with what is not paid. */
export function payActions(path: string): readonly EntryAction[] {
  return [
    { label: 'pay', path: `orders/${path}/pay` },
    { label: 'expire', path: `orders/${path}/expire` },
  ];
}
