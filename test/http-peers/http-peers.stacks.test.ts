import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueCertificate } from '../../sandbox/credentials/certificate.js';
import { installPackages } from '../stacks/install-stacks.js';
import { runCommand } from '../stacks/run-stack.js';
import { repository } from '../support/run-docwright.js';

const installing = 15 * 60_000;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const validity = { validFrom: new Date(Date.now() - 1000), validTo: new Date(Date.now() + 3_600_000) };
const cert = issueCertificate({ serial: '01', commonName: 'a', publicKey, issuerKey: privateKey, ...validity });

/** Responds with the request that it got, as JSON to v3 and as XML to v2. */
const echo: RequestListener = async (request, response) => {
  const body = await text(request);
  const came = JSON.stringify({ headers: request.headers, body });
  if (request.url === '/v3/empty') return response.writeHead(204).end();
  if (request.url === '/v3/refused') return response.writeHead(403, { 'X-Kind': 'no' }).end('{"code":"NO_AUTH"}');
  const xml = `<xml><return_code>SUCCESS</return_code><came><![CDATA[${came}]]></came></xml>`;
  response.end(body.startsWith('<xml>') ? xml : came);
};
const http = createServer(echo);
const https = createTlsServer({ cert, key, requestCert: true, rejectUnauthorized: false }, echo);

let packages: string;
let folder: string;

beforeAll(async () => {
  packages = installPackages(import.meta.dirname);
  folder = mkdtempSync(join(packages, 'calls-'));
  await build({
    entryPoints: [join(repository, 'generated/client.ts')],
    outfile: join(folder, 'client.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['undici'],
  });
  for (const server of [http, https]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, installing);

afterAll(() => {
  for (const server of [http, https]) server.close();
});

const portOf = (server: typeof http) => (server.address() as AddressInfo).port;

/** The results of both calls in a process with that peer. */
async function callBeside(peer: string) {
  const given = {
    peer,
    client: join(folder, 'client.cjs'),
    options: { mchid: '1900000109', serial: 'AB', privateKey: key, secret: 'x'.repeat(32), merchant: { cert, key } },
    http: `http://127.0.0.1:${portOf(http)}/`,
    https: `https://127.0.0.1:${portOf(https)}/`,
  };
  const file = join(folder, `${peer}.json`);
  writeFileSync(file, JSON.stringify(given), { mode: 0o600 });
  const env = { NODE_PATH: join(packages, 'node_modules'), NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  const printed = await runCommand(['node', join(import.meta.dirname, 'call.cjs'), file], { folder, packages, env });
  return JSON.parse(/^RESULT (.*)$/m.exec(printed)?.[1] ?? printed);
}

const V3 = {
  headers: {
    authorization: expect.stringMatching(/^WECHATPAY2-SHA256-RSA2048 mchid="1900000109"/),
    'content-type': 'application/json',
  },
  body: '{"out_trade_no":"T1"}',
};
const V2 = {
  headers: { 'content-type': 'text/xml; charset=utf-8', 'user-agent': expect.stringContaining('docwright') },
  body: expect.stringMatching(/^<xml><out_trade_no>T1<\/out_trade_no><nonce_str>.*<sign>/),
};

test.each(['none', 'nock-14', 'msw', 'dd-trace'])('keeps headers and body beside %s', async (peer) => {
  expect(await callBeside(peer)).toMatchObject({ v3: V3, v2: V2 });
});

test.each(['node-fetch', 'cross-fetch', 'undici'])('sends, reads and is refused by the fetch of %s', async (peer) => {
  expect(await callBeside(peer)).toMatchObject({
    v3: V3,
    v2: V2,
    upload: expect.stringMatching(/filename="a.txt"\r\nContent-Type: text\/plain\r\n\r\na file\r\n/),
    empty: [null, 204],
    refused: ['ApiError', 403, 'NO_AUTH', 'no'],
    file: 'WECHATPAY2',
  });
});

test('keeps headers and body beside OpenTelemetry, which sees both calls', async () => {
  expect(await callBeside('opentelemetry')).toMatchObject({ v3: V3, v2: V2, end: ['POST', 'POST'] });
});

test('is intercepted by nock 13 where a TLS client certificate is shown; it knows no fetch', async () => {
  expect(await callBeside('nock-13')).toMatchObject({ v2: V2 });
});
