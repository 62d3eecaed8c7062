import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const repository = join(import.meta.dirname, '../..');
export const executable = join(repository, 'dist/bundle/main.js');

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the built command line in a child process, as a shell would; `callDocwright` is faster where that makes no difference. */
export function runDocwright(args: readonly string[], cwd = repository): Finished {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    // As in CI, where picocolors enables colors in a pipe by default.
    env: { ...process.env, CI: 'true' },
  });
  return { exitCode: status, stdout, stderr };
}

/** Run the built command line in this process. */
export async function callDocwright(args: readonly string[], cwd = repository): Promise<Finished> {
  const { runProgram } = await loadProgram();
  const before = process.cwd();
  const [stdout, stderr] = [record(process.stdout), record(process.stderr)];
  process.chdir(cwd);
  try {
    const exitCode = await runProgram(args);
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(before);
    stdout.stop();
    stderr.stop();
  }
}

/** Load the built program, so that tests need not compile it again. */
function loadProgram(): Promise<typeof import('../../generator/cli/run-program.js')> {
  return import(/* @vite-ignore */ pathToFileURL(join(repository, 'dist/cli/run-program.js')).href);
}

/** Keep what is written to a stream instead of writing it. */
function record(stream: NodeJS.WriteStream) {
  const { write } = stream;
  let written = '';
  // `write` has two more signatures, with an encoding and with a callback, which the commands do not use.
  stream.write = ((chunk: string | Uint8Array) => {
    written += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  }) as typeof write;
  return {
    text: () => written,
    stop: () => {
      stream.write = write;
    },
  };
}
