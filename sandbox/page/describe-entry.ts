import type { Order, Refund, Transfer } from '../merchant-life/ledger.js';
import type { Delivery } from '../notifications/delivery.js';
import type { Texts } from './texts.js';

/** What a line of the state says, and what can be done there. */
export interface EntryLine {
  readonly title: string;
  readonly amount?: { readonly fen: number; readonly currency: string } | undefined;
  readonly state: string;
  /** As in `2026-03-10T09:30:00+08:00`; empty when nobody wrote it down. */
  readonly time: string;
  readonly attempts?: Delivery['attempts'];
  readonly actions: readonly EntryAction[];
}

export interface EntryAction {
  readonly label: 'pay' | 'expire' | 'confirm' | 'arrive' | 'abnormal' | 'close' | 'sendAgain';
  /** Of the control API: `orders/TEA1/pay`. */
  readonly path: string;
  readonly body?: object;
}

/** The kinds that are always shown, in their order. */
export const MAIN_KINDS = [
  'orders',
  'refunds',
  'transfers',
  'notifications',
] as const satisfies readonly (keyof Texts)[];

/** Say what an entry is; one of a kind that is not known here has at least its number and its state. */
export function describeEntry(kind: string, number: string, value: object): EntryLine {
  const describe = describers[kind];
  return describe ? describe(value, encodeURIComponent(number)) : describeOther(value);
}

/** The sandbox tells each kind by its name, so that the value is one of that kind. */
const describers: Readonly<Record<string, (value: object, path: string) => EntryLine>> = {
  orders: (value, path) => describeOrder(value as Order, path),
  refunds: (value, path) => describeRefund(value as Refund, path),
  transfers: (value, path) => describeTransfer(value as Transfer, path),
  notifications: (value, path) => describeDelivery(value as Delivery, path),
};

function describeOrder({ request, tradeType, state, create_time }: Order, path: string): EntryLine {
  const { description, amount } = request;
  const isPending = state === 'NOTPAY' || state === 'USERPAYING';
  return {
    title: `${tradeType} · ${description}`,
    amount: { fen: amount.total, currency: amount.currency ?? 'CNY' },
    state,
    time: create_time ?? '',
    actions: isPending
      ? [
          { label: 'pay', path: `orders/${path}/pay` },
          { label: 'expire', path: `orders/${path}/expire` },
        ]
      : [],
  };
}

function describeRefund({ request, out_trade_no, status, create_time }: Refund, path: string): EntryLine {
  const finish = `refunds/${path}/finish`;
  return {
    title: `← ${out_trade_no}`,
    amount: { fen: request.amount.refund, currency: request.amount.currency },
    state: status,
    time: create_time,
    actions:
      status === 'PROCESSING'
        ? [
            { label: 'arrive', path: finish },
            { label: 'abnormal', path: finish, body: { status: 'ABNORMAL' } },
            { label: 'close', path: finish, body: { status: 'CLOSED' } },
          ]
        : [],
  };
}

function describeTransfer({ request, userName, state, create_time }: Transfer, path: string): EntryLine {
  return {
    title: [userName, request.transfer_remark].filter(Boolean).join(' · '),
    amount: { fen: request.transfer_amount, currency: 'CNY' },
    state,
    time: create_time,
    actions: state === 'WAIT_USER_CONFIRM' ? [{ label: 'confirm', path: `transfers/${path}/confirm` }] : [],
  };
}

function describeDelivery({ url = '', content, state, reason, attempts }: Delivery, path: string): EntryLine {
  return {
    title: [numberOf(content), reason ?? url].filter(Boolean).join(' → '),
    state,
    time: attempts.at(-1)?.at ?? '',
    attempts,
    actions: state === 'kept' ? [] : [{ label: 'sendAgain', path: `notifications/${path}/send` }],
  };
}

/** What a notification is about: the number of a refund, a transfer or an order. */
export function numberOf(content: unknown): string | undefined {
  const numbers: Readonly<Record<string, unknown>> = Object(content);
  const number = numbers['out_refund_no'] ?? numbers['out_bill_no'] ?? numbers['out_trade_no'];
  return typeof number === 'string' ? number : undefined;
}

function describeOther(value: object): EntryLine {
  const { request, state, status, result, create_time, type, amount } = { request: {}, ...value } as {
    readonly request: { readonly description?: string; readonly amount?: unknown };
  } & Readonly<Record<string, unknown>>;
  const fen = request.amount ?? amount;
  return {
    title: String(request.description ?? type ?? ''),
    amount: typeof fen === 'number' ? { fen, currency: 'CNY' } : undefined,
    state: String(state ?? status ?? result ?? ''),
    time: String(create_time ?? ''),
    actions: [],
  };
}
