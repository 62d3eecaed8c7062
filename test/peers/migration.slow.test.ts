import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Answer } from '../../sandbox/protocol/answer.js';
import { buildProgram } from '../docs/build-program.js';
import { divert } from '../docs/prepare-shop.js';
import { readMarkdown } from '../docs/read-markdown.js';
import { API_V3_KEY, identity } from '../runtime/identities.js';
import { startServer } from '../support/test-server.js';
import { runPeer } from './run-peers.js';

const bill = '\ufeffa,b\r\n`1,`2\r\nsum,x\r\n`1,`2\r\n';
const answer = {
  prepay_id: 'wx26',
  code_url: 'weixin://wxpay/bizpayurl?pr=1',
  trade_state: 'SUCCESS',
  status: 'PROCESSING',
  download_url: 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=T',
  hash_type: 'SHA1',
  hash_value: createHash('sha1').update(bill).digest('hex'),
  media_id: 'M1',
  state: 'WAIT_USER_CONFIRM',
};

/** The code of one package in `src/moved-<name>.ts`: that of the others is above ours. */
function codeOf(name: string, peer: string): string {
  const { code } = readMarkdown('docs/migration.md');
  const ours = code.findIndex(({ text }) => text.startsWith(`// src/moved-${name}.ts\n`));
  return code.slice(0, ours).findLast(({ text }) => text.startsWith(`// ${peer}`))?.text ?? '';
}

function answerTo(target: string): Answer {
  if (!target.startsWith('/v3/billdownload')) return { json: answer };
  return { body: bill, headers: { 'Content-Type': 'text/plain' } };
}

/** The requests that `send` makes: `POST /v3/pay/transactions/jsapi`. */
async function watch(send: (baseUrl: string) => Promise<unknown>): Promise<string[]> {
  const sandbox = await startServer(identity, ({ target }) => answerTo(target));
  await send(sandbox.url).finally(() => sandbox.close());
  return sandbox.requests.map(({ method, target }) => `${method} ${target}`);
}

/** The same with a server that accepts any `nonce_str`: those of wechatpay-node-v3 have eleven characters. */
async function watchLoosely(send: (baseUrl: string) => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const server = createServer(({ method, url = '' }, response) => {
    sent.push(`${method} ${url}`);
    const { json, body = JSON.stringify(json), headers = { 'Content-Type': 'application/json' } } = answerTo(url);
    response.writeHead(200, headers).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  await send(`http://127.0.0.1:${port}/`).finally(() => server.close());
  return sent;
}

async function runOurs(name: string, url: string): Promise<void> {
  const moved = "export { wxpay } from './wxpay.js';\n";
  const folder = await buildProgram(`moved-${name}`, {
    'divert.mjs': divert,
    'src/moved.ts': moved,
    'shop.png': 'a picture',
  });
  const env = { ...process.env, APIV3_KEY: API_V3_KEY, SANDBOX: url };
  const args = ['--import', './divert.mjs', 'program.mjs'];
  await promisify(execFile)(process.execPath, args, { cwd: folder, env });
}

const transaction = '/v3/pay/transactions/out-trade-no/TEA20250310093000';

it.each([
  ['jsapi', ['POST /v3/pay/transactions/jsapi']],
  ['native', ['POST /v3/pay/transactions/native']],
  ['query', [`GET ${transaction}?mchid=1900000109`, `POST ${transaction}/close`]],
  ['refund', ['POST /v3/refund/domestic/refunds']],
  ['bill', ['GET /v3/bill/tradebill?bill_date=2025-03-10&bill_type=ALL', 'GET /v3/billdownload/file?token=T']],
])('shows for %s code that sends the same with all three packages', async (name, requests) => {
  expect(await watch((url) => runPeer(codeOf(name, 'wechatpay-axios-plugin'), url))).toEqual(requests);
  expect(await watchLoosely((url) => runPeer(codeOf(name, 'wechatpay-node-v3'), url))).toEqual(requests);
  expect(await watch((url) => runOurs(name, url))).toEqual(requests);
});

it.each([
  ['upload', ['POST /v3/merchant/media/upload'], []],
  ['transfer', ['POST /v3/fund-app/mch-transfer/transfer-bills'], ['POST /v3/transfer/batches']],
])('says that wechatpay-node-v3 sends something else for %s', async (name, requests, others) => {
  expect(await watch((url) => runPeer(codeOf(name, 'wechatpay-axios-plugin'), url))).toEqual(requests);
  expect(await watchLoosely((url) => runPeer(codeOf(name, 'wechatpay-node-v3'), url))).toEqual(others);
  expect(await watch((url) => runOurs(name, url))).toEqual(requests);
});
