import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { repository } from '../support/run-docwright.js';

export interface Served {
  readonly process: ChildProcess;
  readonly url: string;
  readonly printed: string;
}

/** Start `docwright sandbox specs` in a process of its own, at a free port. */
export async function serveSandbox(options: readonly string[]): Promise<Served> {
  const command = [join(repository, 'dist/main.js'), 'sandbox', join(repository, 'specs'), '--port', '0', ...options];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.includes('});')) break;
  }
  return { process: child, url: /https?:\S+\//.exec(printed)?.[0] ?? '', printed };
}
