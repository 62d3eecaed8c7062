import { spawn } from 'node:child_process';
import { toPrintable } from '../../diagnostics/to-printable.js';
import { ComparedError } from './compared.js';

export interface GitResult {
  readonly exitCode: number | null;
  readonly output: Buffer;
  readonly complaint: string;
}

/** Run git in the current folder, without a shell. Throws only if git is missing. */
export function runGit(args: readonly string[], input = ''): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { stdio: 'pipe', shell: false, windowsHide: true });
    const [output, complaints]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', (error) => reject(wordFailure(error)));
    child.on('close', (exitCode) =>
      resolve({ exitCode, output: Buffer.concat(output), complaint: firstLine(Buffer.concat(complaints)) }),
    );
    // git may end before it has read everything; then its exit code is checked.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function wordFailure(error: Error): ComparedError {
  const isMissing = 'code' in error && error.code === 'ENOENT';
  return new ComparedError(
    isMissing
      ? 'git was not found. Install it to compare revisions, or give folders of pages.'
      : `git cannot be run: ${error.message}.`,
  );
}

function firstLine(text: Buffer): string {
  const [line = ''] = text.toString('utf8').split('\n');
  return toPrintable(line.replace(/^fatal: /, ''));
}
