#!/usr/bin/env node
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runProgram } from './cli/run-program.js';
import { exitCodes } from './commands/exit-codes.js';
import { toTerminal } from './commands/terminal-text.js';

optimizeLate();
forgiveClosedPipes();
try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  // A bug of docwright; its message may quote a page.
  process.stderr.write(`${toTerminal(inspect(error))}\n`);
  process.exitCode = exitCodes.failed;
}

/**
 * Make V8 wait longer before it optimizes a function.
 *
 * A run lasts a second or two, and much of what V8 optimizes by default is not called often enough afterwards to pay for
 * it: a run over 700 pages on two processors took a fifth less time with this budget (`npm run bench` measures such a
 * run). It is only for the command line, since it applies to the whole process.
 */
function optimizeLate(): void {
  // Measured on Node 20; other versions may not have the flag.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=500000');
}

/**
 * A reader that closes a pipe early, such as `head`, is not an error: a command finishes its work without it, and one that waits
 * for Ctrl+C ends as with Ctrl+C. Any other error of a stream, such as a full disk, is one.
 */
function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.emit('SIGINT');
      else failToWrite(error);
    });
  }
}

function failToWrite({ message }: Error): void {
  process.stderr.write(toTerminal(`docwright: The output cannot be written: ${message}.\n`));
  process.exit(exitCodes.failed);
}
