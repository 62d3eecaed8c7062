import { compareClient, type Differences } from '../4-emit/write/compare-client.js';
import { OutputError } from '../4-emit/write/output-error.js';
import { toJsonText } from '../model/to-json-text.js';
import { buildClient, type OutputCall } from '../run/build-client.js';
import { openMemory } from '../run/memory/open-memory.js';
import { refuseOverlap } from '../run/write-built.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { complainOfOutput, completeRun, tellErrors } from './review-run.js';

export type CheckFormat = 'pretty' | 'json';

export interface CheckCall extends OutputCall {
  readonly format: CheckFormat;
  /** Whether files that docwright did not write may be in the output. */
  readonly allowForeign: boolean;
  /** The command that writes the client again. */
  readonly command: string;
}

/** Check whether the output is up to date with the pages; changes nothing, and does not trust the cache. */
export async function check(call: CheckCall, console: Console): Promise<ExitCode> {
  const { keep } = await openMemory(call, 'client');
  const client = await completeRun(buildClient(call), console);
  if ('exitCode' in client) return client.exitCode;
  try {
    refuseOverlap(call, client);
    const differences = await compareClient(call.out, client.generated);
    if (isNone(differences)) await keep(client.record);
    const outcome = tellDifferences(call, differences, console);
    return (await tellErrors(client, console)) === exitCodes.done ? outcome : exitCodes.failed;
  } catch (error) {
    if (error instanceof OutputError) return complainOfOutput(error, console);
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
  if (call.format === 'pretty') console.print(listDifferences(differences));
  for (const words of advise(differences, call)) console.complain(`docwright: ${words}\n`);
  return exitCodes.failed;
}

function isNone({ stale, missing, foreign }: Differences): boolean {
  return stale.length + missing.length + foreign.length === 0;
}

const mostPaths = 50;

/**
 * The files in which an output differs from the pages.
 *
 *     stale    v3/pay/transactions/jsapi.ts
 *     missing  v3/refund/domestic/refunds.ts
 *     foreign  notes.txt
 */
function listDifferences({ stale, missing, foreign }: Differences): string {
  const kinds = Object.entries({ stale, missing, foreign });
  const lines = kinds.flatMap(([kind, paths]) => paths.map((path) => `${kind.padEnd(8)} ${path}\n`));
  const more = lines.length > mostPaths ? `… and ${lines.length - mostPaths} more\n` : '';
  return lines.slice(0, mostPaths).join('') + more;
}

function advise({ stale, missing, foreign }: Differences, { out, command }: CheckCall): string[] {
  return [
    ...(stale.length + missing.length > 0 ? [`${out} is not what the pages give. Run \`${command}\`.`] : []),
    ...(foreign.length > 0
      ? [`docwright did not write the foreign files in ${out}. Move them out of it, or allow them by --allow-foreign.`]
      : []),
  ];
}
