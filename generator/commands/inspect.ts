import { keyPages, reducePages, type SchemaVersion } from '../model/schema-version.js';
import { toJsonText } from '../model/to-json-text.js';
import { readSchema, type SchemaCall } from '../run/read-schema.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { completeRun } from './review-run.js';

export interface InspectCall extends SchemaCall {
  /** Default 2. */
  readonly schemaVersion?: SchemaVersion;
}

/** Print the schema of the pages as JSON. */
export async function inspect(
  { cache = {}, schemaVersion = 2, ...call }: InspectCall,
  console: Console,
): Promise<ExitCode> {
  const read = await completeRun(readSchema({ ...call, cache }), console);
  if ('exitCode' in read) return read.exitCode;
  const pages = schemaVersion === 1 ? reducePages(read.pages) : keyPages(read.pages);
  console.print(toJsonText({ schemaVersion, pages, diagnostics: read.diagnostics }));
  return read.diagnostics.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.done;
}
