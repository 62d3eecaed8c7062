import { createSign } from 'node:crypto';
import { expect, it } from 'vitest';
import { keys, PUBLIC_KEY_ID, SECRET } from '../runtime/identities.js';
import type { Vectors } from '../runtime/vectors.js';
import { compareSent } from './compare-sent.js';
import type { Sent } from './sent-request.js';
import { NONCE, NOW, type WireRecord } from './wire-records.js';

const authorization = {
  schema: 'WECHATPAY2-SHA256-RSA2048',
  mchid: '1900000109',
  serial_no: 'ABC',
  timestamp: String(NOW),
  nonce_str: NONCE,
  message: `POST\n/v3/a?b=1\n${NOW}\n${NONCE}\n{"url":"x\\/y"}\n`,
};

const record: WireRecord = {
  id: 'openapi/v3/a.md#post',
  page: 'openapi/v3/a.md',
  anchor: 'post',
  kind: 'operation',
  method: 'POST',
  url: 'https://api.mch.weixin.qq.com/v3/a?b=1',
  query_params: [['b', '1']],
  headers: { 'Wechatpay-Serial': PUBLIC_KEY_ID, 'Content-Type': 'application/json' },
  body: { type: 'json', raw: '{"url":"x\\/y"}', json: { url: 'x/y' } },
  tls: { client_cert: null },
  path_params: {},
  authorization,
};

const signature = createSign('RSA-SHA256')
  .update(`POST\n/v3/a?b=1\n${NOW}\n${NONCE}\n{"url":"x/y"}\n`)
  .sign(keys.merchant.privateKey, 'base64');
const sent: Sent = {
  method: 'POST',
  url: 'https://api.mch.weixin.qq.com/v3/a?b=1',
  headers: {
    'wechatpay-serial': PUBLIC_KEY_ID,
    'content-type': 'application/json',
    authorization: `WECHATPAY2-SHA256-RSA2048 mchid="1900000109",serial_no="ABC",timestamp="${NOW}",nonce_str="${NONCE}",signature="${signature}"`,
  },
  body: '{"url":"x/y"}',
  parts: [],
  certificate: false,
};

function partsOf(altered: Partial<Sent>): string[] {
  const merchant_public = String(keys.merchant.publicKey.export({ format: 'pem', type: 'spki' }));
  // Only these two of the vectors are read.
  const vectors = { php: { keys: { merchant_public, v2_secret: SECRET } } } as Vectors;
  return compareSent({ ...sent, ...altered }, record, { strictness: 'exact', vectors }).map(({ part }) => part);
}

it('finds nothing in a request that differs only in the spelling of JSON', () => {
  expect(partsOf({})).toEqual([]);
});

it.each<[what: string, altered: Partial<Sent>, parts: readonly string[]]>([
  ['another method', { method: 'PUT' }, ['method', 'signature', 'signed message']],
  ['another host', { url: 'https://example.com/v3/a?b=1' }, ['address']],
  ['a longer query', { url: `${sent.url}&a=1` }, ['address', 'signature', 'signed message']],
  ['another body', { body: '{"url":"x"}' }, ['body', 'signature', 'signed message']],
  ['a missing serial', { headers: { ...sent.headers, 'wechatpay-serial': '' } }, ['Wechatpay-Serial']],
  ['an unexpected certificate', { certificate: true }, ['certificate']],
])('finds %s', (_what, altered, parts) => {
  expect(partsOf(altered)).toEqual(parts);
});
