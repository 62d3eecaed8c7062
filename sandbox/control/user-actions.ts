import { expireCombined, isPendingCombined, payCombined } from '../merchant-life/combined-orders/combined-orders.js';
import type { Refund } from '../merchant-life/ledger.js';
import { expire, isPending, pay } from '../merchant-life/orders/orders.js';
import { authorize, relationKey } from '../merchant-life/payroll-card.js';
import { finishReturn } from '../merchant-life/profit-sharing/returns.js';
import { finishSharing } from '../merchant-life/profit-sharing/sharings.js';
import { finishRefund } from '../merchant-life/refunds/take-refund.js';
import { finishTransfer } from '../merchant-life/transfers.js';
import type { World } from './create-world.js';

/** What users and banks do. Each throws a `TypeError` that says why it cannot be done. */
export interface UserActions {
  /** The customer pays an order, or all of a combined one. */
  pay(outTradeNo: string): void;
  /** The customer lets it expire, or does not give the password for a code. */
  expire(outTradeNo: string): void;
  /** A refund arrives, is closed, or comes back as abnormal. */
  finishRefund(outRefundNo: string, status?: Exclude<Refund['status'], 'PROCESSING'>): void;
  /** A sharing reaches its receivers, or none of them: `'ACCOUNT_ABNORMAL'`. */
  finishSharing(outOrderNo: string, failReason?: string): void;
  /** What a receiver returns is back, or stays with it: `'BALANCE_NOT_ENOUGH'`. */
  finishReturn(outReturnNo: string, failReason?: string): void;
  /** The user confirms a transfer. */
  confirmTransfer(outBillNo: string): void;
  /** The user allows a sub-merchant to use the payroll card, or no more. */
  authorize(openid: string, subMchid: string, isAllowed?: boolean): void;
  /** The next notification is overtaken by the one after it. */
  overtakeNext(): void;
  /** A notification is sent once more. */
  sendAgain(id: string): void;
}

type Acted = Pick<World, 'ledger' | 'life' | 'notifier'>;

export function createUserActions({ ledger, life, notifier }: Acted): UserActions {
  const books = { ledger, life };
  const pendingOrder = (number: string) => {
    const order = required(ledger.orders.get(number), `There is no order ${number}.`);
    if (order.combined) throw new TypeError(`The order ${number} is a part of ${order.combined}.`);
    if (isPending(order)) return order;
    throw new TypeError(`The order ${number} is ${order.state}.`);
  };
  const pendingCombined = (number: string) => {
    const combined = ledger.combined.get(number);
    if (combined && !isPendingCombined(combined, books)) throw new TypeError(`The order ${number} is paid or closed.`);
    return combined;
  };
  return {
    pay: (number) => {
      const combined = pendingCombined(number);
      if (combined) payCombined(combined, books);
      else pay(pendingOrder(number), books);
    },
    expire: (number) => {
      const combined = pendingCombined(number);
      if (combined) return expireCombined(combined, books);
      expire(pendingOrder(number), life);
    },
    finishRefund: (number, status = 'SUCCESS') => {
      const refund = required(ledger.refunds.get(number), `There is no refund ${number}.`);
      if (refund.status !== 'PROCESSING') throw new TypeError(`The refund ${number} is ${refund.status}.`);
      finishRefund(refund, status, books);
    },
    finishSharing: (number, failReason) => {
      const sharing = required(ledger.sharings.get(number), `There is no sharing ${number}.`);
      if (sharing.state !== 'PROCESSING') throw new TypeError(`The sharing ${number} is ${sharing.state}.`);
      finishSharing(sharing, books, failReason);
    },
    finishReturn: (number, failReason) => {
      const begun = required(ledger.returns.get(number), `There is no return ${number}.`);
      if (begun.result !== 'PROCESSING') throw new TypeError(`The return ${number} is ${begun.result}.`);
      finishReturn(begun, books, failReason);
    },
    confirmTransfer: (number) => {
      const transfer = required(ledger.transfers.get(number), `There is no transfer ${number}.`);
      if (transfer.state !== 'WAIT_USER_CONFIRM') throw new TypeError(`The transfer ${number} is ${transfer.state}.`);
      finishTransfer(transfer, 'SUCCESS', life);
    },
    authorize: (openid, subMchid, isAllowed = true) => {
      const relation = ledger.relations.get(relationKey(openid, subMchid));
      authorize(required(relation, `The user ${openid} was asked for nothing by ${subMchid}.`), isAllowed, life);
    },
    overtakeNext: () => notifier.holdNext(),
    sendAgain: (id) => notifier.sendAgain(required(notifier.deliveries.get(id), `There is no notification ${id}.`)),
  };
}

function required<Value>(value: Value | undefined, message: string): Value {
  if (value === undefined) throw new TypeError(message);
  return value;
}
