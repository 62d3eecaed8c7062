import type { KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningSandbox } from '../../sandbox/index.js';
import { repository } from '../support/run-docwright.js';
import { installStacks } from './install-stacks.js';
import { runCommand, writeProject } from './run-stack.js';
import { stacks } from './stacks.js';

const installing = 15 * 60_000;
const building = 5 * 60_000;

let packages: string;
let sandbox: RunningSandbox;
let options: string;

beforeAll(async () => {
  packages = installStacks();
  const { startSandbox }: typeof import('../../sandbox/index.js') = await import(
    join(repository, 'dist/bundle/sandbox/index.js')
  );
  sandbox = await startSandbox({ input: join(repository, 'specs'), stateless: true });
  const { privateKey, mchid, serial, certs, apiV3Key, baseUrl } = sandbox.clientOptions;
  const given = { mchid, serial, privateKey: pem(privateKey), certs: mapValues(certs, pem), apiV3Key, baseUrl };
  options = join(packages, `options-${process.pid}.json`);
  writeFileSync(options, JSON.stringify(given), { mode: 0o600 });
}, installing);

afterAll(() => sandbox?.close());

test.each(stacks)(
  '$name, imports that end in $importExtension',
  async (stack) => {
    const folder = await writeProject(stack, packages);
    const printed: string[] = [];
    for (const command of stack.commands) {
      printed.push(await runCommand(command, { folder, packages, env: { WECHATPAY_OPTIONS: options } }));
    }
    expect(printed.at(-1)).toContain('answered string string');
  },
  building,
);

function pem(key: KeyObject | string): string {
  if (typeof key === 'string') return key;
  return String(key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }));
}

function mapValues<Value, Result>(record: Readonly<Record<string, Value>>, map: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
