import type { RecordedCall } from './record-calls.js';

const json = { 'Content-Type': 'application/json' };
const write = (path: string, body: object): RecordedCall => ({
  method: 'POST',
  path: `/_sandbox/${path}`,
  headers: json,
  body: Buffer.from(JSON.stringify(body)),
});
const read = (path: string): RecordedCall => ({ method: 'GET', path, headers: {}, body: Buffer.of() });

const url = 'http://127.0.0.1:9/wechatpay';

/** Requests to the sandbox's own pages and controls, except those that make other calls fail. */
export const ownCalls: readonly RecordedCall[] = [
  read('/'),
  read('/_sandbox/state'),
  read('/_sandbox/exchanges'),
  read('/_sandbox/exchanges/1'),
  read('/_sandbox/reference'),
  read('/_sandbox/reference/openapi.json'),
  read('/_sandbox/try/v3/pay/transactions/out-trade-no/TEA20260310093000?mchid=1900000109'),
  write('try/v3/refund/domestic/refunds', {
    out_trade_no: 'TEA1',
    out_refund_no: 'R1',
    amount: { refund: 1, total: 1 },
  }),
  write('orders/TEA20260310093000/pay', {}),
  write('refunds/REFUND1/finish', { status: 'ABNORMAL' }),
  write('transfers/GIFT1/confirm', {}),
  write('notifications', { event: 'REFUND.SUCCESS', url, values: { refund_status: 'SUCCESS' } }),
  write('payroll-card/authorize', { openid: 'o1', sub_mchid: '1900000110', allowed: true }),
  write('faults/clear', {}),
];
