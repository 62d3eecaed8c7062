import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

export interface GenerateCall {
  readonly folders: readonly string[];
  readonly out: string;
  readonly version: string;
}

/** Write the client that the pages describe. */
export async function generate(_call: GenerateCall, _console: Console): Promise<ExitCode> {
  return exitCodes.done;
}
