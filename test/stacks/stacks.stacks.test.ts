import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSandbox } from '../../sandbox/index.js';
import { repository } from '../support/run-docwright.js';
import { installStacks } from './install-stacks.js';
import { runCommand, writeProject } from './run-stack.js';
import { sandboxStacks, stacks } from './stacks.js';

const installing = 15 * 60_000;
const specs = join(repository, 'specs');
const building = 5 * 60_000;

let packages: string;
let sandbox: RunningSandbox;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  packages = installStacks();
  const { startSandbox }: typeof import('../../sandbox/index.js') = await import(
    join(repository, 'dist/bundle/sandbox/index.js')
  );
  sandbox = await startSandbox({ input: specs, stateless: true });
  const { privateKey, mchid, serial, certs, apiV3Key, secret, baseUrl } = sandbox.clientOptions;
  const given = { mchid, serial, privateKey: pem(privateKey), certs: mapValues(certs, pem), apiV3Key, secret, baseUrl };
  env = {
    WECHATPAY_SPECS: specs,
    WECHATPAY_OPTIONS: write('options', given),
    WECHATPAY_NOTIFICATION: write('notification', await receiveNotification()),
  };
}, installing);

afterAll(() => sandbox?.close());

test.each([...stacks, ...sandboxStacks])(
  '$name, imports that end in $importExtension',
  async (stack) => {
    const folder = await writeProject(stack, packages);
    const printed: string[] = [];
    for (const command of stack.commands) {
      printed.push(await runCommand(command, { folder, packages, env }));
    }
    expect(printed.at(-1)).toContain(stack.prints);
  },
  building,
);

/** Write the input of a program; returns the file. */
function write(name: string, content: object): string {
  const file = join(packages, `${name}-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  return file;
}

/** A notification of the sandbox, as received. */
async function receiveNotification(): Promise<object> {
  const server = createServer();
  const received = new Promise<object>((resolve, reject) => {
    server.on('request', (request, response) => {
      response.writeHead(204).end();
      text(request).then((body) => resolve({ headers: request.headers, body }), reject);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  sandbox.notify({ event: 'TRANSACTION.SUCCESS', url: `http://127.0.0.1:${port}/` });
  return received.finally(() => server.close());
}

function pem(key: KeyObject | string): string {
  if (typeof key === 'string') return key;
  return String(key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }));
}

function mapValues<Value, Result>(record: Readonly<Record<string, Value>>, map: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
