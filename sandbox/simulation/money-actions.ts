import type { Books } from '../business/books.js';
import { finishReturn } from '../business/profit-sharing/returns.js';
import { finishSharing } from '../business/profit-sharing/sharings.js';
import { finishRefund } from '../business/refunds/take-refund.js';
import { finishTransfer } from '../business/transfers.js';
import { required } from './required.js';
import type { UserActions } from './user-actions.js';

type MoneyActions = Pick<UserActions, 'finishRefund' | 'finishSharing' | 'finishReturn' | 'confirmTransfer'>;

/** What ends with money that is on its way. */
export function createMoneyActions(books: Books): MoneyActions {
  const { ledger, life } = books;
  return {
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
  };
}
