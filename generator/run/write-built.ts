import { checkOutput } from '../4-emit/write/check-output.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { leaveClient, type Written, writeClient } from '../4-emit/write/write-client.js';
import { type ExitCode, exitCodes } from '../commands/exit-codes.js';
import type { BuiltClient } from './build-client.js';
import { findLoss } from './find-loss.js';
import { inputFolders } from './input-folders.js';
import type { RunCall } from './memory/open-run.js';

export interface Refused {
  readonly refused: OutputError;
  readonly exitCode: ExitCode;
}

/** Write a client to the output of a call, if it is not `written` there; or why that cannot be done, and nothing was changed. */
export async function writeBuilt(
  { folders, out, force = false }: RunCall,
  { files, generated }: Pick<BuiltClient, 'files' | 'generated'>,
  state: 'unknown' | 'written' = 'unknown',
): Promise<Written | Refused> {
  const misplaced = checkOutput(out, inputFolders(folders, files));
  if (misplaced) return { refused: misplaced, exitCode: exitCodes.wrongCall };
  const losing = force || state === 'written' ? undefined : await findLoss(out, generated);
  if (losing) return { refused: losing, exitCode: exitCodes.failed };
  try {
    return await (state === 'written' ? leaveClient : writeClient)(out, generated);
  } catch (error) {
    if (error instanceof OutputError) return { refused: error, exitCode: exitCodes.failed };
    throw error;
  }
}
