import { expect, it } from 'vitest';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { isRepeatable } from '../../../templates/runtime/wechatpay/repeatable.js';

it.each<[Operation['method'], string, object | undefined, Record<string, string> | undefined, boolean]>([
  ['GET', '/v3/a', undefined, undefined, true],
  ['POST', '/v3/a', { out_trade_no: '1' }, undefined, true],
  ['POST', '/v3/a', { combine_out_trade_no: '1' }, undefined, true],
  ['POST', '/v3/a', { out_batch_no: '1' }, undefined, true],
  ['POST', '/v3/a', { out_no: '1' }, undefined, true],
  ['POST', '/v3/a', { out_sub_order_id: '1' }, undefined, true],
  ['POST', '/v3/a', { checkout_trade_no: '1', out_trade_note: '1' }, undefined, false],
  ['POST', '/v3/a', {}, { 'idempotency-key': '1' }, true],
  ['POST', '/v3/a', { transaction_id: '1', checkout_id: '1', output: '1' }, undefined, false],
  ['POST', '/v3/a', undefined, undefined, false],
  ['POST', '/v3/a', { out_trade_no: undefined }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: null }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: '' }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: ' ' }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: {} }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: [] }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: true }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: Number.NaN }, undefined, false],
  ['POST', '/v3/a', { out_trade_no: 7 }, undefined, true],
  ['POST', '/v3/a', { out_trade_no: '1', toJSON: () => ({}) }, undefined, false],
  ['POST', '/v3/a', [{ out_trade_no: '1' }], undefined, false],
  ['POST', '/v3/a', { out_trade_no: '', out_request_no: '1' }, undefined, true],
  ['POST', '/v3/a', {}, { 'Idempotency-Key': '' }, false],
  ['POST', '/v3/a/{out_order_no}/send-message', {}, undefined, false],
  ['PUT', '/v3/a/{out_order_no}', {}, undefined, true],
  ['PATCH', '/v3/a/{id}', {}, undefined, false],
  ['DELETE', '/v3/a/{id}', undefined, undefined, false],
])('%s %s with %j and headers %j: %s', (method, url, json, headers, expected) => {
  const text = json && JSON.stringify(json);
  expect(isRepeatable({ id: '', answer: 'json', method, url }, { json: text, headers })).toBe(expected);
});
