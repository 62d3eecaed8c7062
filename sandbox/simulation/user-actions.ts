import { authorize, relationKey } from '../business/payroll-card.js';
import type { Refund } from '../business/records.js';
import type { World } from './create-simulation.js';
import { createMoneyActions } from './money-actions.js';
import { createOrderActions } from './order-actions.js';
import { required } from './required.js';

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
  /** A notification is sent once more; `url` takes the place of its address, which one that is kept needs. */
  sendAgain(id: string, url?: string): void;
}

type Acted = Pick<World, 'ledger' | 'life' | 'notifier'>;

export function createUserActions({ ledger, life, notifier }: Acted): UserActions {
  const books = { ledger, life };
  return {
    ...createOrderActions(books),
    ...createMoneyActions(books),
    authorize: (openid, subMchid, isAllowed = true) => {
      const relation = ledger.relations.get(relationKey(openid, subMchid));
      authorize(required(relation, `The user ${openid} was asked for nothing by ${subMchid}.`), isAllowed, life);
    },
    overtakeNext: () => notifier.holdNext(),
    sendAgain: (id, url) =>
      notifier.sendAgain(required(notifier.deliveries.get(id), `There is no notification ${id}.`), url),
  };
}
