import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
export const executable = join(repository, 'dist/main.js');

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the built command line as a shell would. */
export function runDocwright(args: readonly string[], cwd = repository): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    // As in CI, where picocolors takes a pipe for a terminal unless it is told otherwise.
    env: { ...process.env, CI: 'true' },
  });
  return { exitCode: status, stdout, stderr };
}
