import { spawn } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkOutput } from '../../generator/4-emit/write/check-output.js';
import { writeClient } from '../../generator/4-emit/write/write-client.js';
import { client, manyFiles } from './client-files.js';

let base: string;
let out: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'write-client-'));
  out = join(base, 'made', 'generated');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('only changes', () => {
  test('are written, and the folder is created', async () => {
    expect(await writeClient(out, client({ 'v3/a.ts': 'a' }))).toEqual({
      written: ['v3/a.ts', 'manifest.json'],
      removed: [],
      unchanged: 0,
    });
    expect(readTree(out)).toMatchObject({ 'v3/a.ts': 'a' });
    expect(readdirSync(dirname(out))).toEqual(['generated']);
  });

  test('unchanged files keep their inode and time', async () => {
    await writeClient(out, client({ 'v3/a.ts': 'a', 'v3/b.ts': 'b' }));
    const before = statSync(join(out, 'v3/a.ts'));
    await writeClient(out, client({ 'v3/a.ts': 'a', 'v3/b.ts': 'changed' }));
    expect(pick(statSync(join(out, 'v3/a.ts')))).toEqual(pick(before));
    expect(readTree(out)).toMatchObject({ 'v3/b.ts': 'changed' });
  });

  test('nothing is touched when nothing changed', async () => {
    await writeClient(out, client({ 'a.ts': 'a' }));
    const before = statSync(out);
    expect(await writeClient(out, client({ 'a.ts': 'a' }))).toEqual({ written: [], removed: [], unchanged: 2 });
    expect(pick(statSync(out))).toEqual(pick(before));
  });

  test('an edited file is restored in place', async () => {
    await writeClient(out, client({ 'a.ts': 'a', 'b.ts': 'b' }));
    writeFileSync(join(out, 'a.ts'), 'edited');
    const { ino } = statSync(out);
    expect(await writeClient(out, client({ 'a.ts': 'a', 'b.ts': 'b' }))).toMatchObject({ written: ['a.ts'] });
    expect(statSync(out).ino).toBe(ino);
    expect(readTree(out)).toMatchObject({ 'a.ts': 'a' });
  });

  test('files that are no longer generated are removed, with the folders that this leaves empty', async () => {
    await writeClient(out, client({ 'v3/old/a.ts': 'a', 'b.ts': 'b' }));
    expect(await writeClient(out, client({ 'b.ts': 'b' }))).toMatchObject({ removed: ['v3/old/a.ts'] });
    expect(readdirSync(out).sort()).toEqual(['b.ts', 'manifest.json']);
  });

  test('a file can become a folder, and a folder a file', async () => {
    await writeClient(out, client({ 'a.ts': 'file', 'b.ts/c.ts': 'c' }));
    await writeClient(out, client({ 'a.ts/d.ts': 'd', 'b.ts': 'file' }));
    expect(readTree(out)).toMatchObject({ 'a.ts/d.ts': 'd', 'b.ts': 'file' });
  });
});

describe('a file that docwright did not write', () => {
  test('stays, as do links, empty folders and modes', async () => {
    await writeClient(out, client({ 'v3/a.ts': 'a' }));
    mkdirSync(join(out, 'empty'));
    writeFileSync(join(out, 'v3/mine.sh'), 'mine', { mode: 0o751 });
    chmodSync(join(out, 'v3'), 0o750);
    symlinkSync('../nowhere', join(out, 'link'));
    await writeClient(out, client({ 'b.ts': 'b' }));
    expect(readTree(out)).toMatchObject({ 'v3/mine.sh': 'mine', 'b.ts': 'b' });
    expect(statSync(join(out, 'v3/mine.sh')).mode & 0o777).toBe(0o751);
    expect(statSync(join(out, 'v3')).mode & 0o777).toBe(0o750);
    expect(statSync(join(out, 'empty')).isDirectory()).toBe(true);
    expect(lstatSync(join(out, 'link')).isSymbolicLink()).toBe(true);
  });

  test.each([
    ['v3/a.ts', 'v3/a.ts'],
    ['v3', 'v3'],
    ['v3/a.ts/deeper.txt', 'v3/a.ts'],
    ['manifest.json', 'manifest.json'],
  ])('in the way at %s is named in an error, and nothing changes', async (foreign, named) => {
    mkdirSync(dirname(join(out, foreign)), { recursive: true });
    writeFileSync(join(out, foreign), '{}');
    const before = readTree(out);
    const refused = { name: 'OutputError', problem: 'foreign-file', path: join(out, named) };
    await expect(writeClient(out, client({ 'v3/a.ts': 'a', 'b.ts': 'b' }))).rejects.toMatchObject(refused);
    expect(readTree(out)).toEqual(before);
  });

  test('in the way with the same content is accepted', async () => {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'a.ts'), 'a');
    expect(await writeClient(out, client({ 'a.ts': 'a' }))).toMatchObject({ written: ['manifest.json'] });
  });

  test('outside the folder is not deleted, whatever a manifest lists', async () => {
    writeFileSync(join(base, 'precious'), 'precious');
    mkdirSync(out, { recursive: true });
    const files = { '../../precious': '', '/etc/hostname': '', 'a/../../../precious': '' };
    writeFileSync(join(out, 'manifest.json'), JSON.stringify({ docwright: '0', files }));
    expect(await writeClient(out, client({ 'a.ts': 'a' }))).toMatchObject({ removed: [] });
    expect(readFileSync(join(base, 'precious'), 'utf8')).toBe('precious');
  });

  test('is not reached through a link in the folder', async () => {
    mkdirSync(join(base, 'elsewhere'));
    mkdirSync(out, { recursive: true });
    symlinkSync(join(base, 'elsewhere'), join(out, 'v3'));
    await expect(writeClient(out, client({ 'v3/a.ts': 'a' }))).rejects.toMatchObject({ problem: 'foreign-file' });
    expect(readdirSync(join(base, 'elsewhere'))).toEqual([]);
  });
});

describe('the output', () => {
  test('can be a link to a folder, which stays a link', async () => {
    mkdirSync(join(base, 'real'));
    symlinkSync(join(base, 'real'), join(base, 'link'));
    await writeClient(join(base, 'link'), client({ 'a.ts': 'a' }));
    expect(lstatSync(join(base, 'link')).isSymbolicLink()).toBe(true);
    expect(readTree(join(base, 'real'))).toMatchObject({ 'a.ts': 'a' });
  });

  test('is not replaced while it is the working folder of a process', async () => {
    await writeClient(out, client({ 'a.ts': 'a' }));
    const { ino } = statSync(out);
    const cwd = vi.spyOn(process, 'cwd').mockReturnValue(out);
    await writeClient('.', client({ 'b.ts': 'b' }));
    cwd.mockRestore();
    expect(statSync(out).ino).toBe(ino);
    expect(readdirSync(out).sort()).toEqual(['b.ts', 'manifest.json']);
  });

  test.each(['file', 'file/below'])('cannot be %s', async (path) => {
    writeFileSync(join(base, 'file'), '');
    await expect(writeClient(join(base, path), client({}))).rejects.toMatchObject({ problem: 'out-is-file' });
  });

  test.each([
    ['specs/out', 'specs', 'out-in-input'],
    ['specs', 'specs/', 'out-in-input'],
    ['.', 'specs', 'input-in-out'],
    ['specs-out', 'specs', undefined],
    ['..specs', '.', 'out-in-input'],
  ])('%s is checked against the input %s: %s', (path, input, problem) => {
    expect(checkOutput(path, [input])?.problem).toBe(problem);
  });
});

describe('a run that was killed', () => {
  test('between the two renames has its old folder restored', async () => {
    await writeClient(out, client({ 'a.ts': 'old' }));
    writeFileSync(join(out, 'mine'), 'mine');
    renameSync(out, join(dirname(out), '.generated.docwright-999999999.old'));
    mkdirSync(join(dirname(out), '.generated.docwright-999999999'));
    await writeClient(out, client({ 'a.ts': 'new' }));
    expect(readTree(out)).toMatchObject({ 'a.ts': 'new', mine: 'mine' });
    expect(readdirSync(dirname(out))).toEqual(['generated']);
  });

  test('at any moment leaves either the old client or the new one complete, and other files untouched', {
    timeout: 120_000,
  }, async () => {
    await writeClient(out, manyFiles('0'));
    writeFileSync(join(out, 'mine.txt'), 'mine');
    for (let round = 1; round <= 25; round++) {
      await killWriting(String(round), (round * 37) % 200);
      const { 'mine.txt': mine, 'manifest.json': _, ...files } = readTree(wholeFolder());
      expect(mine).toBe('mine');
      expect(new Set(Object.values(files)).size, `round ${round}`).toBe(1);
    }
    await writeClient(out, manyFiles('last'));
    expect(readdirSync(dirname(out))).toEqual(['generated']);
    expect(new Set(Object.values(readTree(join(out, 'v3'))))).toEqual(new Set(['last']));
  });
});

/** The output, or the folder where a run that was killed between two renames left it. */
function wholeFolder(): string {
  const names = readdirSync(dirname(out));
  return join(
    dirname(out),
    names.includes('generated') ? 'generated' : (names.find((name) => name.endsWith('.old')) ?? ''),
  );
}

/** Write one client after the other in a child process, and kill it some milliseconds after it starts. */
async function killWriting(text: string, milliseconds: number): Promise<void> {
  const script = join(base, 'write.mjs');
  const entry = new URL('write-in-child.ts', import.meta.url).pathname;
  buildSync({ entryPoints: [entry], outfile: script, bundle: true, platform: 'node', format: 'esm' });
  const child = spawn(process.execPath, [script, out, text], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
  await ended;
}

function pick({ ino, mtimeMs }: { ino: number; mtimeMs: number }) {
  return { ino, mtimeMs };
}

/** The texts of the files below a folder, without links. */
function readTree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}
