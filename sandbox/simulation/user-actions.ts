import type { BusinessContext } from '../business/business-context.js';
import { expireCombined, isPendingCombined, payCombined } from '../business/combined-orders/combined-orders.js';
import { expire, isPending, pay } from '../business/orders/orders.js';
import { authorize, relationKey } from '../business/payroll-card.js';
import { finishReturn } from '../business/profit-sharing/returns.js';
import { finishSharing } from '../business/profit-sharing/sharings.js';
import type { CombinedOrder, Order, Refund } from '../business/records.js';
import { finishRefund } from '../business/refunds/create-refund.js';
import { finishTransfer } from '../business/transfers.js';
import type { Simulation } from './create-simulation.js';

/** Actions of users and banks. Each method throws a `TypeError` with the reason if it is not possible. */
export interface UserActions {
  /** The customer pays an order, or all parts of a combined order. */
  pay(outTradeNo: string): void;
  /** The order expires; of a code payment, the customer does not enter the password. */
  expire(outTradeNo: string): void;
  /** A refund arrives, is closed, or fails as abnormal. */
  finishRefund(outRefundNo: string, status?: Exclude<Refund['status'], 'PROCESSING'>): void;
  /** A profit sharing reaches its receivers, or fails with a reason: `'ACCOUNT_ABNORMAL'`. */
  finishSharing(outOrderNo: string, failReason?: string): void;
  /** A profit-sharing return arrives, or fails with a reason: `'BALANCE_NOT_ENOUGH'`. */
  finishReturn(outReturnNo: string, failReason?: string): void;
  /** The user confirms a transfer. */
  confirmTransfer(outBillNo: string): void;
  /** The user allows a sub-merchant to use the payroll card, or withdraws that. */
  authorize(openid: string, subMchid: string, isAllowed?: boolean): void;
  /** Hold the next notification back until the one after it was sent. */
  overtakeNext(): void;
  /** Send a notification again; `url` replaces its address, which an unsent one needs. */
  sendAgain(id: string, url?: string): void;
}

export function createUserActions({ business, notifier }: Pick<Simulation, 'business' | 'notifier'>): UserActions {
  const { relations } = business.tables;
  return {
    ...createOrderActions(business),
    ...createMoneyActions(business),
    authorize: (openid, subMchid, isAllowed = true) => {
      const relation = relations.get(relationKey(openid, subMchid));
      authorize(required(relation, `${subMchid} has requested no payroll card of ${openid}.`), isAllowed, business);
    },
    overtakeNext: () => notifier.holdNext(),
    sendAgain: (id, url) =>
      notifier.sendAgain(required(notifier.deliveries.get(id), `There is no notification ${id}.`), url),
  };
}

function createOrderActions(context: BusinessContext): Pick<UserActions, 'pay' | 'expire'> {
  return {
    pay: (number) => {
      const combined = pendingCombined(number, context);
      if (combined) payCombined(combined, context);
      else pay(pendingOrder(number, context), context);
    },
    expire: (number) => {
      const combined = pendingCombined(number, context);
      if (combined) expireCombined(combined, context);
      else expire(pendingOrder(number, context), context);
    },
  };
}

function pendingCombined(number: string, context: BusinessContext): CombinedOrder | undefined {
  const combined = context.tables.combined.get(number);
  if (combined && !isPendingCombined(combined, context)) throw new TypeError(`The order ${number} is paid or closed.`);
  return combined;
}

function pendingOrder(number: string, { tables }: BusinessContext): Order {
  const order = required(tables.orders.get(number), `There is no order ${number}.`);
  if (order.combined) throw new TypeError(`The order ${number} is a part of ${order.combined}.`);
  if (!isPending(order)) throw new TypeError(`The order ${number} is ${order.state}.`);
  return order;
}

type MoneyActions = Pick<UserActions, 'finishRefund' | 'finishSharing' | 'finishReturn' | 'confirmTransfer'>;

function createMoneyActions(context: BusinessContext): MoneyActions {
  const { tables } = context;
  return {
    finishRefund: (number, status = 'SUCCESS') => {
      const refund = required(tables.refunds.get(number), `There is no refund ${number}.`);
      if (refund.status !== 'PROCESSING') throw new TypeError(`The refund ${number} is ${refund.status}.`);
      finishRefund(refund, status, context);
    },
    finishSharing: (number, failReason) => {
      const sharing = required(tables.sharings.get(number), `There is no sharing ${number}.`);
      if (sharing.state !== 'PROCESSING') throw new TypeError(`The sharing ${number} is ${sharing.state}.`);
      finishSharing(sharing, context, failReason);
    },
    finishReturn: (number, failReason) => {
      const record = required(tables.returns.get(number), `There is no return ${number}.`);
      if (record.result !== 'PROCESSING') throw new TypeError(`The return ${number} is ${record.result}.`);
      finishReturn(record, context, failReason);
    },
    confirmTransfer: (number) => {
      const transfer = required(tables.transfers.get(number), `There is no transfer ${number}.`);
      if (transfer.state !== 'WAIT_USER_CONFIRM') throw new TypeError(`The transfer ${number} is ${transfer.state}.`);
      finishTransfer(transfer, 'SUCCESS', context);
    },
  };
}

function required<Value>(value: Value | undefined, message: string): Value {
  if (value === undefined) throw new TypeError(message);
  return value;
}
