import { expect, it } from 'vitest';
import { ApiError } from '../../../templates/runtime/core/api-error.js';
import { ConfigError, ConnectionError } from '../../../templates/runtime/core/errors.js';
import { SignatureError } from '../../../templates/runtime/wechatpay/errors.js';

const refused = new ApiError({
  status: 400,
  code: 'PARAM_ERROR',
  message: '参数错误',
  operation: 'openapi/v3/pay/transactions/native#post',
  call: 'POST /v3/pay/transactions/native',
  requestId: 'r',
});

it('describes a refusal with status, code and call', () => {
  expect(String(refused)).toBe('ApiError: POST /v3/pay/transactions/native was refused with 400 PARAM_ERROR: 参数错误');
});

it('describes a refusal without a code with its status alone', () => {
  const bare = new ApiError({ status: 502, code: '', message: '坏', operation: 'a#get', call: 'GET /a' });
  expect(String(bare)).toBe('ApiError: GET /a was refused with 502: 坏');
});

it('serializes an error to JSON with its message', () => {
  expect(JSON.parse(JSON.stringify(refused))).toEqual({
    name: 'ApiError',
    message: '参数错误',
    sent: true,
    carriedOut: false,
    attempts: [],
    status: 400,
    code: 'PARAM_ERROR',
    requestId: 'r',
    operation: 'openapi/v3/pay/transactions/native#post',
    call: 'POST /v3/pay/transactions/native',
  });
});

it('serializes the causes of an error, down to the first that is not from the client', () => {
  const reset = Object.assign(new Error('reset', { cause: { key: 'secret' } }), { code: 'ECONNRESET', key: 'secret' });
  const lost = new ConnectionError('no answer', { cause: reset });
  const refusedKey = new SignatureError('not known', { reason: 'unknown-serial', operation: 'a#get', cause: lost });
  expect(JSON.parse(JSON.stringify({ error: refusedKey }))).toMatchObject({
    error: {
      name: 'SignatureError',
      message: 'not known',
      operation: 'a#get',
      cause: { name: 'ConnectionError', cause: { name: 'Error', message: 'reset', code: 'ECONNRESET' } },
    },
  });
  expect(JSON.stringify(refusedKey)).not.toContain('secret');
});

it('serializes a cause that is not an error unchanged', () => {
  expect(JSON.parse(JSON.stringify(new ConfigError('a', { cause: 'b' })))).toMatchObject({ message: 'a', cause: 'b' });
});
