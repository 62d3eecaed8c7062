import { checkOutput } from '../4-emit/write/check-output.js';
import { compareClient, type Differences } from '../4-emit/write/compare-client.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { toJsonText } from '../model/to-json-text.js';
import { buildClient } from '../run/build-client.js';
import { inputFolders } from '../run/input-folders.js';
import { openRun, type RunCall } from '../run/memory/open-run.js';
import { reviewRun } from '../run/review-run.js';
import { wordWrongFolders } from '../run/wrong-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { tellErrors } from './tell-errors.js';
import { type MendingCommand, wordDifferences } from './word-differences.js';

export type CheckFormat = 'pretty' | 'json';

export interface CheckCall extends RunCall, MendingCommand {
  readonly format: CheckFormat;
  /** Whether files that docwright did not write may lie in the output. */
  readonly allowForeign: boolean;
}

/** Say whether the output is what the pages give; changes nothing, and takes nothing from a cache for true. */
export async function check(call: CheckCall, console: Console): Promise<ExitCode> {
  const run = await openRun(call);
  const client = await buildClient(call, console);
  if ('wrong' in client) {
    console.complain(wordWrongFolders(client.wrong));
    return exitCodes.wrongCall;
  }
  const refused = await reviewRun(client, call.folders, console);
  if (refused !== undefined) return refused;
  const misplaced = checkOutput(call.out, inputFolders(call.folders, client.files));
  if (misplaced) return refuse(misplaced, console, exitCodes.wrongCall);
  try {
    const differences = await compareClient(call.out, client.generated);
    if (isNone(differences)) await run.keep(client.record);
    const outcome = tellDifferences(call, differences, console);
    return (await tellErrors(client, console)) === exitCodes.done ? outcome : exitCodes.failed;
  } catch (error) {
    if (error instanceof OutputError) return refuse(error, console, exitCodes.failed);
    throw error;
  }
}

function tellDifferences(call: CheckCall, found: Differences, console: Console): ExitCode {
  const differences = call.allowForeign ? { ...found, foreign: [] } : found;
  if (call.format === 'json') console.print(toJsonText({ schemaVersion: 1, ...differences }));
  if (isNone(differences)) {
    console.tell(`${call.out} is what the pages give\n`);
    return exitCodes.done;
  }
  const words = wordDifferences(differences, call);
  if (call.format === 'pretty') console.print(words.list);
  console.complain(words.advice);
  return exitCodes.failed;
}

function isNone({ stale, missing, foreign }: Differences): boolean {
  return stale.length + missing.length + foreign.length === 0;
}

function refuse({ message, help }: OutputError, console: Console, exitCode: ExitCode): ExitCode {
  console.complain(`docwright: ${message} ${help}\n`);
  return exitCode;
}
