#!/usr/bin/env node
import { inspect } from 'node:util';
import { forgiveClosedPipes } from './cli/forgive-closed-pipes.js';
import { runProgram } from './cli/run-program.js';
import { exitCodes } from './commands/exit-codes.js';
import { toTerminal } from './commands/terminal-text.js';
import { optimizeLate } from './run/optimize-late.js';

optimizeLate();
forgiveClosedPipes();
try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  // A fault of docwright; its message may quote a page.
  process.stderr.write(`${toTerminal(inspect(error))}\n`);
  process.exitCode = exitCodes.failed;
}
