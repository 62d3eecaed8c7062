import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { connect } from './connect.js';

interface ShownDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, ShownCall>>>>;
}

interface ShownCall {
  readonly 'x-codeSamples': readonly [{ readonly source: string }];
}

const HEAD = `import { readFile } from 'node:fs/promises';
import { createClient } from './wechatpay/index.js';
declare const options: Parameters<typeof createClient>[0];
const wxpay = createClient(options);
export { readFile };
`;

it('shows code for every call that compiles with the generated client', async () => {
  const { sandbox } = await connect();
  const response = await fetch(new URL('_sandbox/reference/openapi.json', sandbox.url));
  const { paths }: ShownDocument = JSON.parse(await response.text());
  const calls = Object.values(paths).flatMap((item) => Object.values(item));
  const samples = calls.map((call) => call['x-codeSamples'][0].source);
  expect(samples.length).toBeGreaterThan(130);
  const folder = createTestFolder();
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(repository, 'generated'), join(folder, 'wechatpay'));
  const blocks = samples.map((source) => `{\n${source}\nvoid answer;\n}\n`);
  writeFiles(folder, { 'calls.ts': [HEAD, ...blocks].join('') });
  expect(compile(folder, 'newest TypeScript', ['es2022'])).toEqual([]);
});
