import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const repository = join(import.meta.dirname, '../..');
const terminal = pathToFileURL(join(import.meta.dirname, 'pretend-terminal.mjs')).href;

/** What a command of docwright, as it was built, writes to a terminal. How long it took is left out. */
export function runInTerminal(args: readonly string[], cwd: string): string {
  const { CI: _, NO_COLOR: __, ...environment } = process.env;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', terminal, join(repository, 'dist/main.js'), ...args],
    { cwd, encoding: 'utf8', env: { ...environment, FORCE_COLOR: '1' } },
  );
  return (stdout + stderr).replace(/\d+\.\d+ s\b/, '… s');
}
