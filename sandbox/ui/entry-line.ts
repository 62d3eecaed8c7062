import type { Delivery } from '../notifications/delivery.js';

/** The texts and actions of an entry. */
export interface EntryLine {
  readonly title: string;
  readonly amount?: { readonly fen: number; readonly currency: string };
  readonly state: string;
  /** As in `2026-03-10T09:30:00+08:00`; empty when it is not known. */
  readonly time: string;
  readonly attempts?: Delivery['attempts'];
  readonly actions: readonly EntryAction[];
  /** Of a kept notification: the path of the control API, and the suggested address. */
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
  /** The path of the control API: `orders/TEA1/pay`. */
  readonly path: string;
  readonly body?: object;
}

/** The actions of unpaid orders. */
export function payActions(path: string): readonly EntryAction[] {
  return [
    { label: 'pay', path: `orders/${path}/pay` },
    { label: 'expire', path: `orders/${path}/expire` },
  ];
}
