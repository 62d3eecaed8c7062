#!/usr/bin/env node
import { inspect } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runProgram } from './cli/run-program.js';
import { exitCodes } from './commands/exit-codes.js';
import { toTerminal } from './commands/terminal-text.js';

tuneEngine();
forgiveClosedPipes();
try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  // A bug of docwright; its message may quote a page.
  process.stderr.write(`${toTerminal(inspect(error))}\n`);
  process.exitCode = exitCodes.failed;
}

/**
 * Configure V8 for a run that lasts a second or two.
 *
 * By default V8 optimizes functions that such a run does not call often enough afterwards: with a larger budget, a run over
 * 700 pages on two processors took a fifth less time. It also interprets functions for a while before it compiles them at
 * all: with machine code from the first call, the same run took 6 % less processor time. `npm run bench` measures such a
 * run. The flags apply to the whole process, so only the command line sets them.
 */
function tuneEngine(): void {
  // Measured on Node 20; other versions may not know the flags.
  if (!process.versions.node.startsWith('20.')) return;
  setFlagsFromString('--interrupt-budget=500000');
  setFlagsFromString('--always-sparkplug');
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
