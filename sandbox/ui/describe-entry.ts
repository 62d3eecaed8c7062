import type {
  CombinedOrder,
  Order,
  Receiver,
  Refund,
  Relation,
  Sharing,
  SharingReturn,
  Transfer,
} from '../business/records.js';
import type { Delivery } from '../notifications/delivery.js';
import { type EntryAction, type EntryLine, payActions } from './entry-line.js';
import { entries } from './live-state.js';
import { NOTIFY_ORIGIN } from './setup.js';
import { type Texts, text } from './texts.js';

/** The kinds that are always shown, in order. */
export const MAIN_KINDS = [
  'orders',
  'refunds',
  'transfers',
  'notifications',
] as const satisfies readonly (keyof Texts)[];

/** Describe an entry; of an unknown kind only the state and the time. */
export function describeEntry(kind: string, number: string, value: object): EntryLine {
  const describe = describers[kind];
  return describe ? describe(value, encodeURIComponent(number)) : describeOther(value);
}

/** The sandbox sends values of the kind that it names. */
const describers: Readonly<Record<string, (value: object, path: string) => EntryLine>> = {
  combined: (value, path) => describeCombined(value as CombinedOrder, path),
  receivers: (value) => describeReceiver(value as Receiver),
  relations: (value) => describeRelation(value as Relation),
  sharings: (value, path) => describeSharing(value as Sharing, path),
  returns: (value, path) => describeReturn(value as SharingReturn, path),
  orders: (value, path) => describeOrder(value as Order, path),
  refunds: (value, path) => describeRefund(value as Refund, path),
  transfers: (value, path) => describeTransfer(value as Transfer, path),
  notifications: (value, path) => describeDelivery(value as Delivery, path),
};

function describeRelation({ openid, sub_mchid, state, authorize_time = '', deauthorize_time }: Relation): EntryLine {
  const path = 'payroll-card/authorize';
  const allow: EntryAction = { label: 'allow', path, body: { openid, sub_mchid } };
  const forbid: EntryAction = { label: 'forbid', path, body: { openid, sub_mchid, allowed: false } };
  const time = deauthorize_time ?? authorize_time;
  return { title: `${openid} → ${sub_mchid}`, state, time, actions: [state === 'AUTHORIZED' ? forbid : allow] };
}

/** Parts of a combined order are paid together, so they have no buttons. */
function describeOrder({ request, tradeType, state, create_time = '', combined }: Order, path: string): EntryLine {
  const { description, amount } = request;
  return {
    title: [tradeType, description, combined].filter(Boolean).join(' · '),
    amount: { fen: amount.total, currency: amount.currency ?? 'CNY' },
    state,
    time: create_time,
    actions: isPending(state) && combined === undefined ? payActions(path) : [],
  };
}

function isPending(state: string): boolean {
  return state === 'NOTPAY' || state === 'USERPAYING';
}

/** The state is that of its parts. */
function describeCombined({ request }: CombinedOrder, path: string): EntryLine {
  const { sub_orders } = request;
  const [first = {}] = sub_orders.map(({ out_trade_no }) => entries.value.get('orders')?.get(out_trade_no));
  const { state = '', create_time = '' }: { readonly state?: string; readonly create_time?: string } = first;
  return {
    title: sub_orders.map(({ out_trade_no }) => out_trade_no).join(', '),
    amount: { fen: sub_orders.reduce((sum, { amount }) => sum + amount.total_amount, 0), currency: 'CNY' },
    state,
    time: create_time,
    actions: isPending(state) ? payActions(path) : [],
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

/** A kept notification may not be sent to its address, so another one can be typed. */
function describeDelivery({ url, content, state, attempts }: Delivery, path: string): EntryLine {
  const send = `notifications/${path}/send`;
  const reason = url === undefined ? text.value.keptWithoutUrl : text.value.keptElsewhere(url);
  return {
    title: [numberOf(content), state === 'kept' ? reason : url].filter(Boolean).join(' → '),
    state,
    time: attempts.at(-1)?.at ?? '',
    attempts,
    ...(state === 'kept' && { sendTo: { path: send, url: localUrl(url) } }),
    actions: state === 'kept' ? [] : [{ label: 'sendAgain', path: send }],
  };
}

/** The same path on this machine. */
function localUrl(url: string | undefined): string {
  return new URL(url !== undefined && URL.canParse(url) ? new URL(url).pathname : '/wechatpay', NOTIFY_ORIGIN).href;
}

/** The number of the refund, transfer or order in a notification. */
export function numberOf(content: unknown): string | undefined {
  const numbers: Readonly<Record<string, unknown>> = Object(content);
  const names = ['out_refund_no', 'out_bill_no', 'combine_out_trade_no', 'out_trade_no'];
  const number = names.map((name) => numbers[name]).find((value) => value !== undefined);
  return typeof number === 'string' ? number : undefined;
}

function describeOther(value: object): EntryLine {
  const { state, status, create_time }: Readonly<Record<string, unknown>> = { ...value };
  return { title: '', state: String(state ?? status ?? ''), time: String(create_time ?? ''), actions: [] };
}

function describeReceiver({ type, relation_type }: Receiver): EntryLine {
  return { title: `${type} · ${relation_type}`, state: '', time: '', actions: [] };
}

function describeSharing({ request, out_trade_no, state, create_time, parts }: Sharing, path: string): EntryLine {
  return {
    title: `← ${out_trade_no} → ${request.receivers.map(({ account }) => account).join(', ')}`,
    amount: { fen: parts.reduce((sum, { amount }) => sum + amount, 0), currency: 'CNY' },
    state,
    time: create_time,
    actions: state === 'PROCESSING' ? endActions(`sharings/${path}/finish`, 'ACCOUNT_ABNORMAL') : [],
  };
}

function describeReturn({ request, out_order_no, result, create_time }: SharingReturn, path: string): EntryLine {
  return {
    title: `← ${out_order_no} · ${request.description}`,
    amount: { fen: request.amount, currency: 'CNY' },
    state: result,
    time: create_time,
    actions: result === 'PROCESSING' ? endActions(`returns/${path}/finish`, 'BALANCE_NOT_ENOUGH') : [],
  };
}

function endActions(path: string, fail_reason: string): readonly EntryAction[] {
  return [
    { label: 'arrive', path },
    { label: 'fail', path, body: { fail_reason } },
  ];
}
