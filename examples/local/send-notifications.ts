import { createServer } from 'node:net';
import type { Fault } from '../../sandbox/protocol/answer.js';
import type { Identity } from '../../sandbox/protocol/identity.js';
import { writeNotification } from '../../sandbox/protocol/notification.js';

const PAYMENT = {
  mchid: '1900000109',
  appid: 'wx4d8a1c7be05f9236',
  out_trade_no: 'TEA20260310093000',
  transaction_id: '4200002520260310093000000000',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  success_time: '2026-03-10T09:31:12+08:00',
  payer: { openid: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g' },
  amount: { total: 1800, payer_total: 1800, currency: 'CNY', payer_currency: 'CNY' },
};

/** A right one, a probe, and one that somebody else signed: an endpoint has to tell them apart. */
const SENT: readonly (readonly [title: string, fault?: Fault])[] = [
  ['支付成功的通知'],
  ['验签探测，应当拒绝', 'probe'],
  ['伪造的通知，应当拒绝', 'wrong-signature'],
];

/** Post notifications as WeChat Pay does, and say how the endpoint answered. */
export async function sendNotifications(url: string, identity: Identity): Promise<void> {
  for (const [title, fault] of SENT) {
    const { headers, body } = writeNotification('TRANSACTION.SUCCESS', PAYMENT, { identity, ...(fault && { fault }) });
    const response = await fetch(url, { method: 'POST', headers, body });
    console.error(`  [本机] ${title} → ${response.status} ${await response.text()}`);
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' ? address?.port : address);
}
