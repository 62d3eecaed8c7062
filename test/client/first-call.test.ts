import { constants, privateDecrypt } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { createClient } from '../../generated/index.js';
import * as tokens from '../../generated/v3/payroll-card/tokens.js';
import type { Answer } from '../../sandbox/protocol/answer.js';
import { clientOptions, identity, keys, PUBLIC_KEY_ID } from '../runtime/identities.js';
import { startServer, type TestServer } from '../support/test-server.js';

let sandbox: TestServer;
afterEach(() => sandbox.close());

const answered: tokens.post.Response = {
  openid: 'o1',
  mchid: '1900000109',
  sub_mchid: '1900000110',
  token: 'T',
  expires_in: 7200,
};

const request: tokens.post.Request = {
  json: {
    openid: 'o1',
    sub_mchid: '1900000110',
    user_name: '张三',
    id_card_number: '310101199001011234',
    employment_type: 'LONG_TERM_EMPLOYMENT',
  },
};

/** A client of a server that checks every signature and signs its responses, unless `answer` says otherwise. */
async function connect(answer: Answer) {
  sandbox = await startServer(identity, () => answer);
  return createClient({ ...clientOptions, baseUrl: sandbox.url, retries: 0 });
}

function openAtPlatform(sealed: string): string {
  const key = { key: keys.platform.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
  return privateDecrypt(key, Buffer.from(sealed, 'base64')).toString();
}

it('signs, seals, sends, verifies and parses through the chain', async () => {
  const wxpay = await connect({ json: { ...answered } });
  const { data, requestId } = await wxpay.v3.payrollCard.tokens.post(request).withResponse();
  expect(data).toEqual(answered);
  expect(requestId).not.toBe('');
  const [sent] = sandbox.requests;
  const { user_name, id_card_number, ...plain } = JSON.parse(String(sent?.body));
  expect([sent?.method, sent?.target, sent?.headers['wechatpay-serial']]).toEqual([
    'POST',
    '/v3/payroll-card/tokens',
    PUBLIC_KEY_ID,
  ]);
  expect(plain).toEqual({ openid: 'o1', sub_mchid: '1900000110', employment_type: 'LONG_TERM_EMPLOYMENT' });
  expect([user_name, id_card_number].map(openAtPlatform)).toEqual(['张三', '310101199001011234']);
});

it('does the same with the single function that a bundle needs', async () => {
  const client = await connect({ json: { ...answered } });
  expect(await tokens.post(client, request)).toEqual(answered);
});

it('rejects a response whose signature is wrong', async () => {
  const client = await connect({ json: { ...answered }, fault: 'wrong-signature' });
  await expect(tokens.post(client, request)).rejects.toMatchObject({ name: 'SignatureError' });
});
