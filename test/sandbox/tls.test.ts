import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createClient } from '../../generated/index.js';
import { createCredentials } from '../../sandbox/credentials/credentials.js';
import { certifyServer, createAuthority } from '../../sandbox/credentials/server-certificate.js';
import { createTrustingFetch } from '../../sandbox/credentials/trusting-fetch.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { connect, ORDER } from './connect.js';
import { serveSandbox } from './serve-sandbox.js';

const { mchid } = ORDER;
const packet = {
  mch_id: mchid,
  appid: ORDER.appid,
  mch_billno: '10000098201411111234567890',
  bill_type: 'MCHT' as const,
};
const refund = {
  appid: ORDER.appid,
  mch_id: mchid,
  out_trade_no: 'TEA1',
  transaction_id: '4200002918202603127405816392',
  out_refund_no: 'R1',
  total_fee: 2,
  refund_fee: 1,
};

it('serves HTTPS to a client that needs only its options', async () => {
  const { sandbox, wxpay } = await connect({ tls: true });
  expect(sandbox.url).toMatch(/^https:/);
  const { code_url } = await wxpay.v3.pay.transactions.native.post({ json: ORDER });
  expect(code_url).toMatch(/^weixin:/);
});

it('accepts calls that need the merchant’s certificate from a client that sends it', async () => {
  const { wxpay } = await connect({ tls: true });
  const found = await wxpay.v2.mmpaymkttransfers.gethbinfo.post({ xml: packet });
  expect(found).toMatchObject({ result_code: 'SUCCESS', mch_billno: packet.mch_billno });
});

it('refuses them without a certificate, as the service does', async () => {
  const { wxpay } = await connect({ tls: true });
  const refusal = { code: 'FAIL', message: '证书错误：请求没有出示商户的 API 证书' };
  const bare = { clientCertificate: false };
  await expect(wxpay.v2.secapi.pay.refund.post({ xml: refund }, bare)).rejects.toMatchObject(refusal);
  await expect(wxpay.v2.mmpaymkttransfers.gethbinfo.post({ xml: packet }, bare)).rejects.toMatchObject(refusal);
});

it('refuses them with another certificate', async () => {
  const { sandbox } = await connect({ tls: true });
  const { merchant } = await createCredentials();
  const other = createClient({
    ...sandbox.clientOptions,
    fetch: await createTrustingFetch(sandbox.ca ?? '', merchant),
  });
  const call = other.v2.mmpaymkttransfers.gethbinfo.post({ xml: packet });
  await expect(call).rejects.toMatchObject({ code: 'FAIL', message: expect.stringContaining('证书错误') });
});

it('is trusted by strict clients, at each of its names', async () => {
  const ca = await createAuthority();
  const { cert } = await certifyServer(ca, 'sandbox.internal');
  const certificate = new X509Certificate(cert);
  expect(certificate.verify(ca.certificate.publicKey)).toBe(true);
  expect(certificate.checkIssued(ca.certificate)).toBe(true);
  expect(['localhost', 'sandbox.internal'].map((name) => certificate.checkHost(name))).not.toContain(undefined);
  expect(['127.0.0.1', '::1'].map((address) => certificate.checkIP(address))).not.toContain(undefined);
  expect(certificate.checkHost('evil.example')).toBeUndefined();
});

it('serves a program that trusts it by NODE_EXTRA_CA_CERTS, with the stored keys', async () => {
  const folder = createTestFolder();
  const served = await serveSandbox(['--tls', '--keys', folder]);
  expect(served.printed).toContain(`NODE_EXTRA_CA_CERTS="${folder}/ca_cert.pem"`);
  const call = ['--import', 'tsx', join(import.meta.dirname, 'call-over-tls.ts'), folder, served.url];
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'ca_cert.pem') };
  const { stdout } = await promisify(execFile)(process.execPath, call, { env });
  expect(JSON.parse(stdout)).toEqual({ code_url: expect.stringMatching(/^weixin:/), result_code: 'SUCCESS' });
  const { mode } = await stat(join(folder, 'ca_key.pem'));
  expect(mode & 0o777).toBe(0o600);
});
