import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../support/compile.js';
import { callDocwright, repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

/** A folder with the client of `specs/` in JavaScript, in `client`. */
async function emitClient(): Promise<string> {
  const folder = createTestFolder();
  const args = ['generate', join(repository, 'specs'), '--out', 'client', '--emit', 'js', '--no-cache', '--silent'];
  expect(await callDocwright(args, folder)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  return folder;
}

it.each([
  ['newest TypeScript', 'nodenext', 'nodenext'],
  ['newest TypeScript', 'node16', 'node16'],
  ['newest TypeScript', 'preserve', 'bundler'],
  ['TypeScript 5.4', 'nodenext', 'nodenext'],
  ['TypeScript 5.4', 'commonjs', 'node10'],
] as const)(
  'has declarations that compile with the %s without skipLibCheck, module %s, resolution %s',
  async (compiler, module, moduleResolution) => {
    const folder = await emitClient();
    writeFiles(folder, {
      'main.ts': `import { createClient } from './client/index.js';
import * as jsapi from './client/v3/pay/transactions/jsapi.js';
declare const options: Parameters<typeof createClient>[0];
const wxpay = createClient(options);
export const one: Promise<{ prepay_id: string }> = jsapi.post(wxpay, null! as jsapi.post.Request);
export const other: Promise<{ prepay_id: string }> = wxpay.v3.pay.transactions.jsapi.post(null! as jsapi.post.Request);
// @ts-expect-error: the page lists what is required.
jsapi.post(wxpay, { json: {} });
`,
    });
    const options = { module, moduleResolution, skipLibCheck: false, lib: ['es2022', 'dom', 'dom.iterable'] };
    expect(compile(folder, compiler, undefined, options)).toEqual([]);
  },
);
