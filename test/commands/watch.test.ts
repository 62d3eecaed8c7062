import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeLibrary } from '../cache/run-twice.js';
import { digestFolder } from '../determinism/look-at-folder.js';
import { callDocwright, executable } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

interface Watched {
  readonly folder: string;
  /** The next line that it prints. */
  readonly nextLine: () => Promise<string>;
  readonly end: () => Promise<number | null>;
}

async function startWatching(
  args: readonly string[] = ['docs', '--out', 'out'],
  files: Readonly<Record<string, string>> = {},
): Promise<Watched> {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, files);
  const child = spawn(process.execPath, [executable, 'generate', ...args, '--watch'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = readLines(child);
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The watcher has ended.');
    return value;
  };
  expect(await nextLine()).toMatch(/^docwright: 3 operations of 3 pages in out: /);
  expect(await nextLine()).toBe('watching docs; Ctrl+C ends it');
  const end = async () => {
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    return code;
  };
  return { folder, nextLine, end };
}

async function* readLines({ stderr }: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stderr ?? []) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** What a run gives that remembers nothing. */
async function expectFresh(folder: string): Promise<void> {
  await callDocwright(['generate', 'docs', '--out', 'fresh', '--no-cache'], folder);
  expect(digestFolder(join(folder, 'out'))).toBe(digestFolder(join(folder, 'fresh')));
}

const loans = 'docs/openapi/v3/library/loans.md';

it('writes again what a changed, a new and a removed page give, a line each', async () => {
  const { folder, nextLine, end } = await startWatching();
  const text = readFileSync(join(folder, loans), 'utf8');
  writeFileSync(join(folder, loans), text.replace('查询借阅', '借阅'));
  expect(await nextLine()).toMatch(/^docs\/openapi\/v3\/library\/loans\.md: \d files written in \d+ ms; 1 warning$/);
  await expectFresh(folder);
  writeFiles(folder, { 'docs/openapi/v3/library/more/shelves.md': text });
  expect(await nextLine()).toMatch(
    /^docs\/openapi\/v3\/library\/more\/shelves\.md: \d files written in \d+ ms; 1 warning$/,
  );
  await expectFresh(folder);
  rmSync(join(folder, loans));
  expect(await nextLine()).toMatch(
    /^docs\/openapi\/v3\/library\/loans\.md: \d files written, 1 removed in \d+ ms; 1 warning$/,
  );
  await expectFresh(folder);
  expect(await end()).toBe(0);
});

it('waits for the rest of a page that is being written', async () => {
  const { folder, nextLine } = await startWatching();
  const text = readFileSync(join(folder, loans), 'utf8').replace('查询借阅', '借阅');
  writeFileSync(join(folder, loans), text.slice(0, 3));
  writeFileSync(join(folder, loans), text);
  expect(await nextLine()).toMatch(/files written in/);
  await expectFresh(folder);
});

it('goes on after a page that cannot be read, and says what is wrong', async () => {
  const { folder, nextLine } = await startWatching();
  const text = readFileSync(join(folder, loans), 'utf8');
  writeFileSync(join(folder, loans), new Uint8Array([0x23, 0xff]));
  expect(await nextLine()).toMatch(/1 removed in/);
  expect(await nextLine()).toBe('docs/openapi/v3/library/loans.md:1:1 error page-unreadable');
  writeFileSync(join(folder, loans), text);
  let line = '';
  while (!line.includes('files written in')) line = await nextLine();
  await expectFresh(folder);
});

it('follows corrections and templates, which concern every page', async () => {
  const { folder, nextLine } = await startWatching([], {
    'docwright.config.json': '{ "input": "docs", "output": "out", "templates": "own", "overrides": "wrong.yaml" }',
    'own/header.hbs': '// one\n',
    'wrong.yaml': '[]\n',
  });
  writeFiles(folder, { 'own/header.hbs': '// two\n' });
  expect(await nextLine()).toMatch(/^own\/header\.hbs: \d files written/);
  writeFiles(folder, {
    'wrong.yaml':
      '- page: openapi/v3/library/loans\n  field: response.body.state\n  set: { type: integer }\n  reason: a test\n',
  });
  expect(await nextLine()).toMatch(/^wrong\.yaml: \d files written/);
  const text = readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8');
  expect([text.split('\n')[2], text.includes('state: number')]).toEqual(['// two', true]);
});

it('starts again with another configuration, and goes on with the old one while the new one is broken', async () => {
  const config = { input: 'docs', output: 'out', values: 'open' };
  const { folder, nextLine } = await startWatching([], { 'docwright.config.json': JSON.stringify(config) });
  writeFiles(folder, { 'docwright.config.json': '{ "input": ' });
  expect(await nextLine()).toMatch(/^docwright: docwright\.config\.json cannot be read/);
  let line = '';
  writeFiles(folder, { 'docwright.config.json': JSON.stringify({ ...config, values: 'closed' }) });
  while (!line.startsWith('watching docs')) line = await nextLine();
  expect(readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8')).toContain("kind?: 'BOOK' | 'MAP';");
});
