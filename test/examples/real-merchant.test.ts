import { createVerify } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { createMerchant } from '../../examples/local/create-merchant.js';
import { openSealed } from '../../sandbox/protocol/rsa-sealing.js';
import { handleBusiness } from '../support/merchant-handler.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { startServer } from '../support/test-server.js';
import { runExample } from './run-example.js';

/** A merchant whose keys are in the environment, and a server elsewhere that knows it. */
async function connect() {
  const { identity, environment } = createMerchant(createTestFolder());
  const server = await startServer(identity, handleBusiness({ identity, doneAfter: 1 }));
  onTestFinished(() => server.close());
  return { identity, server, env: { ...environment, WECHATPAY_BASE_URL: server.url } };
}

it('an order of a mini-program is signed with the key from the environment', async () => {
  const { identity, server, env } = await connect();
  const { stdout, stderr } = await runExample('mini-program-order', { env });
  const { appId, timeStamp, nonceStr, package: prepay, paySign } = JSON.parse(stdout.slice(stdout.indexOf('{')));
  const signed = createVerify('RSA-SHA256').update(`${appId}\n${timeStamp}\n${nonceStr}\n${prepay}\n`);
  expect(signed.verify(identity.merchant.publicKey, paySign, 'base64')).toBe(true);
  expect([stderr, server.requests.map(({ target }) => target)]).toEqual(['', ['/v3/pay/transactions/jsapi']]);
});

it('names of a transfer and of the payroll card are sent sealed', async () => {
  const { identity, server, env } = await connect();
  await runExample('transfer', { env });
  await runExample('payroll-card-token', { env });
  const sent = server.requests.filter(({ method }) => method === 'POST').map(({ body }) => String(body));
  const opened = sent.map((body) => openSealed(JSON.parse(body).user_name, identity));
  expect([opened, sent.join().includes('张三')]).toEqual([['张三', '张三'], false]);
});

it('an incomplete merchant in the environment is an error, not a reason to run locally', async () => {
  const { exitCode, stderr } = await runExample('native-order', { env: { WECHATPAY_MCHID: '1900000109' } });
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('WECHATPAY_SERIAL is missing')]);
});
