import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { readPrograms } from '../docs/read-markdown.js';
import { changed, payment } from '../notifications/write-notifications.js';
import { API_V3_KEY, keys } from '../runtime/identities.js';
import { writeFiles } from '../support/temporary-folder.js';
import { type Handler, handlers } from './handlers.js';
import { installStacks } from './install-stacks.js';
import { commandLine, packageJson, runCommand, writeClient, writePrograms } from './run-stack.js';

let packages: string;

beforeAll(() => {
  packages = installStacks();
}, 15 * 60_000);

test.each(handlers)(
  '$name accepts a payment and refuses a forged one with the handler of docs/client.md',
  async (handler) => {
    const folder = await prepare(handler);
    const env = { APIV3_KEY: API_V3_KEY, NEXT_TELEMETRY_DISABLED: '1' };
    await runCommand(handler.build, { folder, packages, env });
    const url = await start(handler, { folder, env });
    const send = async ({ headers, body }: ReturnType<typeof payment>) =>
      (await fetch(url, { method: 'POST', headers, body })).ok;
    expect([await send(payment()), await send(changed(payment()))]).toEqual([true, false]);
  },
);

async function prepare({ importExtension, type, programs, files }: Handler): Promise<string> {
  const folder = await writeClient({ importExtension, packages });
  const documented = readPrograms();
  writePrograms(folder, importExtension, Object.fromEntries(programs.map((path) => [path, documented[path] ?? ''])));
  writeFiles(folder, {
    'package.json': packageJson(type),
    'apiclient_key.pem': keys.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'pub_key.pem': keys.platform.publicKey.export({ type: 'spki', format: 'pem' }),
    ...files,
  });
  return folder;
}

interface Started {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Start the server; returns the URL of its handler once it accepts connections. */
async function start(handler: Handler, { folder, env }: Started): Promise<string> {
  const port = await freePort();
  const [file, ...args] = commandLine(handler.start, packages);
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, ...env, NODE_ENV: 'production', PORT: String(port) },
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  });
  const url = `http://127.0.0.1:${port}/`;
  await answers(url, child);
  return `${url}wechatpay`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(String(chunk)));
  while (!(await fetch(url).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${printed.join('')}`);
    await setTimeout(100);
  }
}
