import { relative } from 'node:path';
import { OutputError } from '../4-emit/write/output-error.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Client } from '../run/build-client.js';
import { type KeptClient, rebuildClient, writeUpdate } from '../run/keep-client.js';
import { wordIdleGlobs } from '../run/word-run.js';
import type { Console } from './console.js';
import { countDiagnostics, wordCounts } from './count-diagnostics.js';
import { complainOfFolders, complainOfOutput, reviewRun, tellErrors } from './review-run.js';

/** Update a client after files changed, and print the result; `undefined` if nothing could be written. */
export async function updateClient(
  kept: KeptClient,
  places: ReadonlySet<string>,
  console: Console,
): Promise<Client | undefined> {
  const start = performance.now();
  const client = await rebuildClient(kept, places);
  if ('wrong' in client) {
    complainOfFolders(client, console);
    return undefined;
  }
  if (client.operations === 0) {
    await reviewRun({ ...client, idleGlobs: [] }, console);
    return undefined;
  }
  try {
    const written = await writeUpdate(kept, client);
    const milliseconds = performance.now() - start;
    console.complain(wordChange({ places, ...written, milliseconds, diagnostics: client.diagnostics }));
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    complainOfOutput(error, console);
    return undefined;
  }
  tellWhatIsNew(kept.current, client, console);
  await tellErrors(client, console);
  return client;
}

/** Print, as `generate` does, whatever is new since the last output: globs that match no page, and diagnostics by code. */
function tellWhatIsNew(before: Client, after: Client, console: Console): void {
  const told = new Set(wordIdleGlobs(before));
  for (const words of wordIdleGlobs(after)) if (!told.has(words)) console.complain(`docwright: ${words}\n`);
  const [counts, earlier] = [after, before].map((client) =>
    countDiagnostics(client.diagnostics, { acceptedCount: client.accepted.length, colors: console.colors }),
  );
  if (counts !== earlier) console.tell(`${counts}\n`);
}

interface Change {
  /** The changed files, absolute. */
  readonly places: ReadonlySet<string>;
  readonly written: number;
  readonly removed: number;
  readonly milliseconds: number;
  readonly diagnostics: readonly Diagnostic[];
}

const mostNames = 3;

/** `specs/openapi/v3/pay/transactions/jsapi.md: 2 files written in 48 ms; 3 warnings`, a line for each change. */
function wordChange({ places, written, removed, milliseconds, diagnostics }: Change): string {
  const names = [...places].map((place) => relative('', place).replaceAll('\\', '/')).sort();
  const shown = names.slice(0, mostNames).join(', ');
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const gone = removed > 0 ? `, ${removed} removed` : '';
  const done =
    written + removed === 0 ? 'nothing to write' : `${written} file${written === 1 ? '' : 's'} written${gone}`;
  const counts = wordCounts(diagnostics);
  return `${shown}${more}: ${done} in ${Math.round(milliseconds)} ms${counts === '' ? '' : `; ${counts}`}\n`;
}
