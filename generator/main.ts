#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { checkCommand } from './cli/check-command.js';
import { diffCommand } from './cli/diff-command.js';
import { explainCommand } from './cli/explain-command.js';
import { generateCommand } from './cli/generate-command.js';
import { initCommand } from './cli/init-command.js';
import { inspectCommand } from './cli/inspect-command.js';
import { lintCommand } from './cli/lint-command.js';
import { newCommand } from './cli/new-command.js';
import { openapiCommand } from './cli/openapi-command.js';
import { sandboxCommand } from './cli/sandbox-command.js';
import { startSession } from './cli/session.js';
import { exitCodes } from './commands/exit-codes.js';
import { optimizeLate } from './run/optimize-late.js';

const session = startSession();
const program = new Command('docwright')
  .description('Turns folders of Markdown API pages into a typed TypeScript client.')
  .version(session.version, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print help');
const commands = [
  generateCommand,
  checkCommand,
  inspectCommand,
  lintCommand,
  openapiCommand,
  diffCommand,
  explainCommand,
  newCommand,
  initCommand,
  sandboxCommand,
];
for (const define of commands) program.addCommand(define(session));
for (const command of [program, ...program.commands]) {
  command.showHelpAfterError('(docwright --help tells how to call it)').exitOverride();
}

optimizeLate();
try {
  await program.parseAsync();
  process.exitCode = session.exitCode();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongCall;
}
