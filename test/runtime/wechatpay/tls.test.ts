import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { issueCertificate } from '../../../sandbox/credentials/certificate.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { clientOptions } from '../identities.js';

const REFUND: Operation = {
  id: 'openapi/v2/secapi/pay/refund#post',
  method: 'POST',
  url: '/secapi/pay/refund',
  answer: 'xml',
  clientCertificate: true,
  answerUnsigned: true,
};

function issue(commonName: string) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const validFrom = new Date(Date.now() - 1000);
  const validTo = new Date(Date.now() + 1_000_000);
  const cert = issueCertificate({ serial: '01', commonName, publicKey, issuerKey: privateKey, validFrom, validTo });
  return { cert, key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}
const [first, second] = [issue('first'), issue('second')];

/** Responds with the name in the client certificate. */
const asking = { requestCert: true, rejectUnauthorized: false };
const server = createServer({ ...first, ...asking }, (request, response) => {
  const { socket } = request;
  const shown = socket instanceof TLSSocket ? socket.getPeerCertificate().subject?.CN : undefined;
  response.end(`<xml><return_code>SUCCESS</return_code><shown>${shown}</shown></xml>`);
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'));
afterEach(() => void vi.unstubAllEnvs());

function shownBy(merchant: { readonly cert: string; readonly key: string }) {
  const { port } = server.address() as AddressInfo;
  const client = createClient({ ...clientOptions, merchant, baseUrl: `https://127.0.0.1:${port}/` });
  return async (operation = REFUND) => (await client.call<{ shown: string }>(operation, { xml: {} })).shown;
}

it('sends each merchant its own certificate, whoever called before', async () => {
  const [byFirst, bySecond] = [shownBy(first), shownBy(second)];
  const shown = [await byFirst(), await bySecond(), await byFirst(), await bySecond()];
  expect(shown).toEqual(['first', 'second', 'first', 'second']);
});

it('sends no certificate where none is requested, after one was sent', async () => {
  const byFirst = shownBy(first);
  const { clientCertificate: _shown, ...without } = REFUND;
  expect([await byFirst(), await byFirst(without), await byFirst()]).toEqual(['first', 'undefined', 'first']);
});
