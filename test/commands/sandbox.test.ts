import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../generated/client.js';
import * as native from '../../generated/v3/pay/transactions/native.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder } from '../support/temporary-folder.js';

interface Served {
  readonly process: ChildProcess;
  /** Its output until it listens. */
  readonly printed: string;
}

async function serve(keys: string): Promise<Served> {
  const main = join(repository, 'dist/main.js');
  const child = spawn(process.execPath, [main, 'sandbox', join(repository, 'specs'), '--port', '0', '--keys', keys]);
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.includes('});')) break;
  }
  return { process: child, printed };
}

/** The options that a reader would paste: the printed values, with files read. */
function pasted(printed: string) {
  const value = (expression: RegExp) => expression.exec(printed)?.[1] ?? '';
  const file = (name: string) => readFileSync(value(new RegExp(`${name}: readFileSync\\("([^"]*)"`)), 'utf8');
  const [, id = '', path = ''] = /certs: \{ '(\w+)': readFileSync\("([^"]*)"/.exec(printed) ?? [];
  return {
    mchid: value(/mchid: '(\d+)'/),
    serial: value(/serial: '(\w+)'/),
    privateKey: file('privateKey'),
    certs: { [id]: readFileSync(path, 'utf8') },
    apiV3Key: file('apiV3Key'),
    secret: file('secret'),
    baseUrl: value(/baseUrl: '([^']*)'/),
  };
}

const order = {
  appid: 'wx4d8a1c7be05f9236',
  mchid: '1900000109',
  description: '龙井茶',
  out_trade_no: 'TEA20260310093000',
  notify_url: 'http://127.0.0.1:1/wechatpay',
  amount: { total: 1800 },
};

it('serves the client that it prints, keeps its keys readable by their owner only, and ends on a signal', async () => {
  const keys = join(createTestFolder(), 'sandbox');
  const first = await serve(keys);
  const options = pasted(first.printed);
  expect(await native.post(createClient(options), { json: order })).toMatchObject({ code_url: expect.any(String) });
  expect(readdirSync(keys).map((name) => statSync(join(keys, name)).mode & 0o777)).toEqual(Array(10).fill(0o600));
  for (const secret of [options.apiV3Key, options.secret, 'PRIVATE KEY']) expect(first.printed).not.toContain(secret);
  first.process.kill('SIGTERM');
  expect(await once(first.process, 'exit')).toEqual([0, null]);
  const { baseUrl: _first, ...kept } = options;
  const { baseUrl: _second, ...again } = pasted((await serve(keys)).printed);
  expect(again).toEqual(kept);
});

it('starts from the package that is installed', async () => {
  const { startSandbox } = await import('docwright/sandbox');
  const sandbox = await startSandbox({ input: join(repository, 'specs') });
  onTestFinished(() => sandbox.close());
  expect(await native.post(createClient(sandbox.clientOptions), { json: order })).toMatchObject({
    code_url: expect.any(String),
  });
});
