import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { writeLibrary } from '../cache/run-twice.js';
import { digestFolder } from '../determinism/look-at-folder.js';
import { callDocwright, executable } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

export interface Watched {
  readonly folder: string;
  /** The next line that it prints. */
  readonly nextLine: () => Promise<string>;
  /** The next line that it prints and that matches; those before it are dropped. */
  readonly lineLike: (pattern: RegExp) => Promise<string>;
  readonly end: () => Promise<number | null>;
}

/** Start `generate --watch` in a new folder with the three pages of `writeLibrary` and some files. */
export async function startWatching(
  args: readonly string[] = ['docs', '--out', 'out'],
  files: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => void = () => {},
): Promise<Watched> {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, files);
  prepare(folder);
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
  const lineLike = async (pattern: RegExp) => {
    for (;;) {
      const line = await nextLine();
      if (pattern.test(line)) return line;
    }
  };
  expect(await nextLine()).toMatch(/^docwright: 3 operations of 3 pages in out: /);
  expect(await lineLike(/^watching/)).toBe('watching docs; Ctrl+C ends it');
  const end = async () => {
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    return code;
  };
  return { folder, nextLine, lineLike, end };
}

async function* readLines({ stderr }: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stderr ?? []) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** Expect the output to be that of a run without cache. */
export async function expectFresh(folder: string): Promise<void> {
  await callDocwright(['generate', 'docs', '--out', 'fresh', '--no-cache'], folder);
  expect(digestFolder(join(folder, 'out'))).toBe(digestFolder(join(folder, 'fresh')));
}
