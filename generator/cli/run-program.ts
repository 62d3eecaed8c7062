import { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes } from '../commands/exit-codes.js';
import { toTerminal } from '../commands/terminal-text.js';
import { checkCommand } from './check-command.js';
import { diffCommand } from './diff-command.js';
import { explainCommand } from './explain-command.js';
import { generateCommand } from './generate-command.js';
import { initCommand } from './init-command.js';
import { inspectCommand } from './inspect-command.js';
import { lintCommand } from './lint-command.js';
import { newCommand } from './new-command.js';
import { openapiCommand } from './openapi-command.js';
import { sandboxCommand } from './sandbox-command.js';
import { type Session, startSession } from './session.js';

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

/** Run the command line with arguments such as `['lint', 'specs']`. Returns the exit code of the process. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  const session = startSession();
  try {
    await createProgram(session).parseAsync(args, { from: 'user' });
    return session.exitCode();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongCall;
  }
}

function createProgram(session: Session): Command {
  const program = new Command('docwright')
    .description('Turns folders of Markdown API pages into a typed TypeScript client.')
    .version(session.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help');
  for (const define of commands) program.addCommand(define(session));
  for (const command of [program, ...program.commands]) {
    command.showHelpAfterError('(run docwright --help for usage)').exitOverride();
    command.configureOutput({
      writeOut: (text) => void process.stdout.write(toTerminal(text)),
      writeErr: (text) => void process.stderr.write(toTerminal(text)),
    });
  }
  return program;
}
