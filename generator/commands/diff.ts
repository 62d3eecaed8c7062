import type { Settings } from '../config/settings.js';
import type { Colors } from '../diagnostics/print-diagnostics.js';
import type { Change } from '../diff/change.js';
import { compareSchemas } from '../diff/compare-schemas.js';
import { printJson } from '../diff/print-json.js';
import { printMarkdown } from '../diff/print-markdown.js';
import { printPretty } from '../diff/print-pretty.js';
import { countChanges, wordCounts } from '../diff/summarize-changes.js';
import { type Impact, severities } from '../diff/verdict.js';
import { type Compared, ComparedError, type ComparedEvent } from '../run/compared/compared.js';
import { readCompared } from '../run/compared/read-compared.js';
import { finishRun, type RunEvent } from '../run/run-events.js';
import { wordIdleGlobs } from '../run/word-run.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createRunProgress, reviewRun, tellErrors } from './review-run.js';

export interface DiffCall {
  /** A folder of pages, a file with the output of `inspect`, or either in a revision: `main:specs`. */
  readonly old: string;
  readonly new: string;
  readonly settings: Settings;
  readonly format: 'pretty' | 'json' | 'md';
  /** The lowest impact that fails the check. */
  readonly failOn: Impact | 'none';
}

/** Print the changes that callers of a client see when its pages change. */
export async function diff(call: DiffCall, console: Console): Promise<ExitCode> {
  try {
    return await compare(call, console);
  } catch (error) {
    if (!(error instanceof ComparedError)) throw error;
    console.complain(`docwright: ${error.message}\n`);
    return exitCodes.wrongCall;
  }
}

async function compare({ settings, format, failOn, ...named }: DiffCall, console: Console): Promise<ExitCode> {
  const old = await read(named.old, settings, console);
  const fresh = await read(named.new, settings, console);
  const changes = compareSchemas(old.schema, fresh.schema, settings.dialect.api);
  console.print(printers[format](changes, console.resultColors));
  if (format !== 'pretty') console.tell(`${wordCounts(countChanges(changes))}\n`);
  const isFailed = old.isPartial || fresh.isPartial || changes.some(({ severity }) => isOver(severity, failOn));
  return isFailed ? exitCodes.failed : exitCodes.done;
}

async function read(named: string, settings: Settings, console: Console): Promise<Compared> {
  const progress = createRunProgress(console);
  const take = (event: ComparedEvent) =>
    event.kind === 'read' || event.kind === 'parsed' ? tell(event, console) : progress.show(event);
  return finishRun(readCompared(named, settings), take).finally(progress.stop);
}

/** Report problems of one of the compared inputs. */
async function tell(event: Exclude<ComparedEvent, RunEvent>, console: Console): Promise<void> {
  const { kind, named } = event;
  if (kind === 'parsed') {
    if (event.isPartial)
      console.complain(`docwright: ${named} was printed without operations that have errors on their pages.\n`);
    for (const words of wordIdleGlobs(event)) console.complain(`docwright: ${words}\n`);
    return;
  }
  const refused = await reviewRun(event.read, console, [named]);
  if (refused !== undefined || (await tellErrors(event.read, console)) === exitCodes.done) return;
  console.complain(`docwright: ${named} was read without the operations that have these errors.\n`);
}

const printers: Readonly<Record<DiffCall['format'], (changes: readonly Change[], colors: Colors) => string>> = {
  pretty: printPretty,
  json: printJson,
  md: printMarkdown,
};

function isOver(severity: Impact, failOn: DiffCall['failOn']): boolean {
  return failOn !== 'none' && severities.indexOf(severity) <= severities.indexOf(failOn);
}
