import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createClient } from '../../generated/index.js';
import { createCredentials } from '../../sandbox/credentials/credentials.js';
import { loadCredentials } from '../../sandbox/credentials/load-credentials.js';
import { createPlatformKeys } from '../../sandbox/credentials/platform-keys.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, ORDER } from './connect.js';
import { openEndpoint } from './merchant-endpoint.js';

const { mchid, out_trade_no } = ORDER;
const person = { openid: 'o1', user_name: '张三', id_card_number: '310101199001011234' };
const token = { json: { ...person, sub_mchid: '1900000110', employment_type: 'LONG_TERM_EMPLOYMENT' as const } };

/** A merchant who has only the certificate of the platform. */
async function connectCertified(client: Partial<ClientOptions> = {}) {
  const { sandbox } = await connect({ platformKey: 'certificate' });
  const [, [serial = '', certificate = ''] = []] = Object.entries(sandbox.clientOptions.certs);
  const certs = { [serial]: certificate };
  return { sandbox, serial, wxpay: createClient({ ...sandbox.clientOptions, certs, retries: 0, ...client }) };
}

async function signerOf(wxpay: ReturnType<typeof createClient>) {
  const { response } = await wxpay.v3.certificates.get({}).withResponse();
  return response.headers.get('wechatpay-serial');
}

it('signs with the new certificate, and lists both', async () => {
  const { sandbox, wxpay, serial } = await connectCertified();
  expect(await signerOf(wxpay)).toBe(serial);
  const next = await sandbox.rotateCertificate();
  const { data } = await wxpay.v3.certificates.get({});
  expect(data.map(({ serial_no }) => serial_no)).toEqual([next, serial]);
  expect(await signerOf(wxpay)).toBe(next);
});

it('keeps a client working that was given the old certificate', async () => {
  const { sandbox, wxpay } = await connectCertified();
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  await sandbox.rotateCertificate();
  const found = await wxpay.v3.pay.transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
  expect(found.trade_state).toBe('NOTPAY');
});

it('keeps a client working that fetches certificates, a minute after it fetched', async () => {
  let passed = 0;
  const now = () => Math.floor(Date.now() / 1000) + passed;
  const { sandbox, wxpay } = await connectCertified({ certs: {}, now });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  await sandbox.rotateCertificate();
  passed = 61;
  const found = await wxpay.v3.pay.transactions.outTradeNo._out_trade_no_.get({ out_trade_no, query: { mchid } });
  expect(found.trade_state).toBe('NOTPAY');
});

it('opens values that were sealed for the old certificate, and signs notifications with the new one', async () => {
  const { sandbox, wxpay } = await connectCertified();
  const next = await sandbox.rotateCertificate();
  expect(await wxpay.v3.payrollCard.tokens.post(token)).toMatchObject({ openid: 'o1' });
  const { url, received } = await openEndpoint();
  await wxpay.v3.pay.transactions.native.post({ json: { ...ORDER, notify_url: url } });
  sandbox.pay(out_trade_no);
  await sandbox.waitForNotification('TRANSACTION.SUCCESS');
  const [{ headers = {}, body = Buffer.of() } = {}] = received;
  expect(headers['wechatpay-serial']).toBe(next);
  const notification = await wxpay.webhooks.unwrap(headers, body);
  expect(notification).toMatchObject({ event_type: 'TRANSACTION.SUCCESS' });
});

it('can be requested by other programs', async () => {
  const { sandbox, wxpay } = await connectCertified();
  const rotated = await fetch(new URL('_sandbox/certificates/rotate', sandbox.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  expect(await rotated.json()).toEqual({ serial_no: await signerOf(wxpay) });
});

it('keeps each certificate beside the other keys', async () => {
  const folder = join(createTestFolder(), 'keys');
  const first = createPlatformKeys(await loadCredentials(folder), 'certificate');
  await Promise.all([first.rotate(), first.rotate()]);
  const again = createPlatformKeys(await loadCredentials(folder), 'certificate');
  expect(again.listed()).toEqual(first.listed());
  expect(new Set(again.listed().map(({ serial }) => serial)).size).toBe(3);
});

it('drops a certificate a day after it was replaced', async () => {
  const keys = createPlatformKeys(await createCredentials(), 'certificate');
  const { serial } = await keys.rotate();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 60 * 60 * 1000 });
  onTestFinished(() => void vi.useRealTimers());
  expect(keys.listed()).toMatchObject([{ serial }]);
  expect(keys.identity.platform.length).toBe(2);
});
