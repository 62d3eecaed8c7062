import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { buildClient } from '../../generator/run/build-client.js';
import { finishRun } from '../../generator/run/run-events.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { callDocwright, executable, repository, runDocwright } from '../support/run-docwright.js';
import { createFolder, createTestFolder } from '../support/temporary-folder.js';
import { digestFolder, listFiles } from './look-at-folder.js';
import { writeManyPages } from './many-pages.js';

// Workers are threads of built files.
const { buildClient: build }: { buildClient: typeof buildClient } = await import(
  join(repository, 'dist/run/build-client.js')
);

const longestRun = 120_000;

async function emitOn(threads: number, folder: string) {
  const client = await finishRun(build({ folders: [folder], version: '0', threads }));
  return 'wrong' in client ? client : { generated: client.generated, diagnostics: client.diagnostics };
}

function generate(
  docs: readonly string[],
  { cwd = repository, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): string {
  const folder = createFolder();
  const out = join(folder, 'client');
  const call = [executable, 'generate', ...docs, '--out', out];
  spawnSync(process.execPath, call, { cwd, env: { ...process.env, ...env }, timeout: longestRun });
  const digest = digestFolder(out);
  rmSync(folder, { recursive: true });
  return digest;
}

/** Generate within this process: how the pages are named does not depend on the process. */
async function callGenerate(...docs: readonly string[]): Promise<string> {
  const out = join(createTestFolder(), 'client');
  await callDocwright(['generate', ...docs, '--out', out]);
  return digestFolder(out);
}

describe('the same pages give the same client', () => {
  let docs = '';
  let expected = '';

  beforeAll(() => {
    docs = createFolder();
    writeManyPages(docs);
    expected = generate([docs]);
  }, longestRun);
  afterAll(() => rmSync(docs, { recursive: true }));

  it('the client is not empty', () => {
    expect(expected).not.toBe('missing');
  });

  it.each([2, 3, 8])('with %i threads as with one', { timeout: longestRun }, async (threads) => {
    expect(await emitOn(threads, docs)).toEqual(await emitOn(1, docs));
  });

  it('from a folder whose files were made in another order', { timeout: longestRun }, async () => {
    const copy = createTestFolder();
    for (const path of listFiles(docs).reverse()) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      cpSync(join(docs, path), join(copy, path));
    }
    expect(await callGenerate(copy)).toBe(expected);
  });

  it('from another working folder', { timeout: longestRun }, () => {
    expect(generate([docs], { cwd: '/' })).toBe(expected);
  });

  it('by a relative path', { timeout: longestRun }, async () => {
    expect(await callGenerate(relative(repository, docs))).toBe(expected);
  });

  it('by a path with a slash at its end, given twice', { timeout: longestRun }, async () => {
    expect(await callGenerate(`${docs}/`, docs)).toBe(expected);
  });

  it('by the folders below it, the last one first', { timeout: longestRun }, async () => {
    const below = listFiles(docs).map((path) => join(docs, path.split('/').slice(0, 3).join('/')));
    expect(await callGenerate(...[...new Set(below)].reverse())).toBe(expected);
  });

  it.each([
    { LC_ALL: 'C', TZ: 'UTC' },
    { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
    { LC_ALL: 'zh_CN.GB18030', TZ: 'America/St_Johns' },
    { UV_THREADPOOL_SIZE: '1' },
  ])('in any environment: %j', { timeout: longestRun }, (env) => {
    expect(generate([docs], { env })).toBe(expected);
  });
});

describe('the corpus', needsSharedFolder, () => {
  it('gives the same client on one thread and on four', { timeout: longestRun }, async () => {
    expect(await emitOn(4, sharedPath('corpus'))).toEqual(await emitOn(1, sharedPath('corpus')));
  });

  it('gives the same client twice, byte by byte', { timeout: longestRun }, () => {
    expect(generate([sharedPath('corpus')])).toBe(generate([sharedPath('corpus')]));
  });

  it('gives the same schema twice, byte by byte', { timeout: longestRun }, () => {
    const [one, other] = [1, 2].map(() => runDocwright(['inspect', sharedPath('corpus')]).stdout);
    expect(one).toBe(other);
  });
});
