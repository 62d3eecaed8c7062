import { toJsonText } from '../model/to-json-text.js';
import { readSchema, type SchemaCall } from '../run/read-schema.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { completeRun } from './review-run.js';

/** Print the schema of the pages as JSON. */
export async function inspect({ cache = {}, ...call }: SchemaCall, console: Console): Promise<ExitCode> {
  const read = await completeRun(readSchema({ ...call, cache }), console);
  if ('exitCode' in read) return read.exitCode;
  const { pages, diagnostics } = read;
  console.print(toJsonText({ schemaVersion: 1, pages, diagnostics }));
  return diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}
