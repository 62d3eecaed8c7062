import { type Console, createConsole } from '../commands/console.js';
import { type ExitCode, exitCodes } from '../commands/exit-codes.js';
import { ConfigurationError } from '../config/config-error.js';
import { docwrightVersion } from '../run/version.js';

export interface ConsoleOptions {
  readonly silent?: boolean;
}

/** The state that the commands of one run of the command line share. */
export interface Session {
  /** The version of docwright. */
  readonly version: string;
  /** Run a command, and keep its exit code for the shell. */
  readonly run: (options: ConsoleOptions, command: (console: Console) => Promise<ExitCode>) => Promise<void>;
  readonly exitCode: () => ExitCode;
}

export function startSession(): Session {
  let exitCode: ExitCode = exitCodes.done;
  return {
    version: docwrightVersion(),
    run: async ({ silent = false }, command) => {
      const console = createConsole({ silent });
      exitCode = await command(console).catch((error: unknown) => {
        if (!(error instanceof ConfigurationError)) throw error;
        console.complain(`docwright: ${error.message}\n`);
        return exitCodes.wrongCall;
      });
    },
    exitCode: () => exitCode,
  };
}
