import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeLibrary } from '../cache/run-twice.js';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

async function generatedLibrary(): Promise<string> {
  const folder = createTestFolder();
  writeLibrary(folder);
  await callDocwright(['generate', 'docs', '--out', 'out'], folder);
  return folder;
}

const check = (folder: string, ...more: readonly string[]) =>
  callDocwright(['check', 'docs', '--out', 'out', ...more], folder);

it('prints nothing, and exits with 0, when the client is up to date', async () => {
  expect(runDocwright(['check', 'docs', '--out', 'out'], await generatedLibrary())).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
});

it.each([[[]], [['--no-cache']]])('lists stale, missing and foreign files, and what to run, with %j', async (more) => {
  const folder = await generatedLibrary();
  appendFileSync(join(folder, 'out/v3/library/loans.ts'), '// mine');
  rmSync(join(folder, 'out/api.md'));
  writeFiles(folder, { 'out/notes.txt': 'mine' });
  expect(await check(folder, ...more)).toEqual({
    exitCode: 1,
    stdout: 'stale    v3/library/loans.ts\nmissing  api.md\nforeign  notes.txt\n',
    stderr:
      'docwright: out is not what the pages give. Run `docwright generate docs --out out`.\n' +
      'docwright: docwright did not write the foreign files in out. Move them out of it, or allow them by --allow-foreign.\n',
  });
});

it('lists a file that no page describes any more', async () => {
  const folder = await generatedLibrary();
  rmSync(join(folder, 'docs/openapi/v3/library/loans.md'));
  const { exitCode, stdout } = await check(folder);
  expect({ exitCode, listed: stdout.includes('stale    v3/library/loans.ts') }).toEqual({ exitCode: 1, listed: true });
});

it('allows foreign files with --allow-foreign', async () => {
  const folder = await generatedLibrary();
  writeFiles(folder, { 'out/notes.txt': 'mine' });
  expect((await check(folder, '--allow-foreign')).exitCode).toBe(0);
});

it('prints JSON', async () => {
  const folder = await generatedLibrary();
  rmSync(join(folder, 'out/api.md'));
  const { stdout } = await check(folder, '--format', 'json');
  expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, stale: [], missing: ['api.md'], foreign: [] });
});

it('creates no folder where there is no client', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const { exitCode } = await check(folder);
  expect({ exitCode, made: existsSync(join(folder, 'out')) }).toEqual({ exitCode: 1, made: false });
});

it('fails where a page has to be left out, even if the client matches the others', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, { 'docs/openapi/v3/library/broken.md': new Uint8Array([0x23, 0xff]) });
  await callDocwright(['generate', 'docs', '--out', 'out'], folder);
  const { exitCode, stderr } = await check(folder);
  expect({ exitCode, told: stderr.includes('page-unreadable') }).toEqual({ exitCode: 1, told: true });
});

it('names the command without folders where a configuration names them', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, { 'docwright.config.json': '{ "input": "docs", "output": "out" }' });
  const { stderr } = await callDocwright(['check'], folder);
  expect(stderr).toBe('docwright: out is not what the pages give. Run `docwright generate`.\n');
});
