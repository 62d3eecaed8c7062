import type { Receiver, Sharing, SharingReturn } from '../business/records.js';
import type { EntryAction, EntryLine } from './entry-line.js';

export function describeReceiver({ type, relation_type }: Receiver): EntryLine {
  return { title: `${type} · ${relation_type}`, state: '', time: '', actions: [] };
}

export function describeSharing(
  { request, out_trade_no, state, create_time, parts }: Sharing,
  path: string,
): EntryLine {
  return {
    title: `← ${out_trade_no} → ${request.receivers.map(({ account }) => account).join(', ')}`,
    amount: { fen: parts.reduce((sum, { amount }) => sum + amount, 0), currency: 'CNY' },
    state,
    time: create_time,
    actions: state === 'PROCESSING' ? endActions(`sharings/${path}/finish`, 'ACCOUNT_ABNORMAL') : [],
  };
}

export function describeReturn({ request, out_order_no, result, create_time }: SharingReturn, path: string): EntryLine {
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
