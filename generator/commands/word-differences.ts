import type { Differences } from '../4-emit/write/compare-client.js';

export interface MendingCommand {
  readonly out: string;
  /** What the user types to have the client written anew. */
  readonly command: string;
}

const mostPaths = 50;

/**
 * What `check` says of an output that is not what the pages give.
 *
 *     stale    v3/pay/transactions/jsapi.ts
 *     missing  v3/refund/domestic/refunds.ts
 *     foreign  notes.txt
 */
export function wordDifferences(
  { stale, missing, foreign }: Differences,
  { out, command }: MendingCommand,
): { readonly list: string; readonly advice: string } {
  const kinds = Object.entries({ stale, missing, foreign });
  const lines = kinds.flatMap(([kind, paths]) => paths.map((path) => `${kind.padEnd(8)} ${path}\n`));
  const more = lines.length > mostPaths ? `… and ${lines.length - mostPaths} more\n` : '';
  const advice = [
    ...(stale.length + missing.length > 0 ? [`${out} is not what the pages give. Run \`${command}\`.`] : []),
    ...(foreign.length > 0
      ? [`docwright did not write the foreign files in ${out}. Move them out of it, or allow them by --allow-foreign.`]
      : []),
  ];
  return {
    list: lines.slice(0, mostPaths).join('') + more,
    advice: advice.map((line) => `docwright: ${line}\n`).join(''),
  };
}
