import { operationsOf } from '../4-emit/lay-out-files.js';
import { OutputError } from '../4-emit/write/output-error.js';
import type { ClientPlan } from '../4-emit/write/plan-client.js';
import type { Written } from '../4-emit/write/write-client.js';
import { defaultSettings } from '../config/settings.js';
import type { Colors } from '../diagnostics/print-diagnostics.js';
import { buildClient, type Client, type OutputCall } from '../run/build-client.js';
import { openMemory } from '../run/memory/open-memory.js';
import { recallFromOutput } from '../run/memory/recall-pages.js';
import type { Console } from './console.js';
import { countDiagnostics, wordCounts } from './count-diagnostics.js';
import type { ExitCode } from './exit-codes.js';
import { complainOfOutput, completeRun, tellErrors } from './review-run.js';

export interface GenerateCall extends OutputCall {
  /** Whether to print the planned changes and write nothing. */
  readonly dryRun?: boolean;
}

/** Write the client that the pages describe. */
export async function generate(call: GenerateCall, console: Console): Promise<ExitCode> {
  return (await generateOnce(call, console)).exitCode;
}

export interface GeneratedOnce {
  readonly exitCode: ExitCode;
  /** Left out if none was written. */
  readonly client?: Client;
}

/** The same, with the client that was written. */
export async function generateOnce(call: GenerateCall, console: Console): Promise<GeneratedOnce> {
  const start = performance.now();
  const memory = await openMemory(call, 'client');
  const { emit } = call.settings ?? defaultSettings;
  const recall = memory.record && recallFromOutput(memory.record, { out: call.out, emit });
  const client = await completeRun(buildClient(call, recall), console);
  if ('exitCode' in client) return client;
  try {
    if (call.dryRun) {
      await printPlan(call, client, console);
      return { exitCode: await tellErrors(client, console) };
    }
    const { writeBuilt } = await import('../run/write-built.js');
    const written = await writeBuilt(call, client);
    if (!client.isUnchanged) await memory.keep(client.record);
    const seconds = (performance.now() - start) / 1000;
    const summary = { ...client, written, out: call.out, seconds };
    console.tell(summarize(summary, console.colors));
    console.note(summarizeInLine(summary));
  } catch (error) {
    if (error instanceof OutputError) return { exitCode: complainOfOutput(error, console) };
    throw error;
  }
  return { exitCode: await tellErrors(client, console), client };
}

/** Print what a run would write, change and remove. Rejects with the `OutputError` that the run would reject with. */
async function printPlan(call: GenerateCall, client: Client, console: Console): Promise<void> {
  const [{ planClient }, { refuseLoss, refuseOverlap }] = await Promise.all([
    import('../4-emit/write/plan-client.js'),
    import('../run/write-built.js'),
  ]);
  refuseOverlap(call, client);
  const plan = await planClient(call.out, client.generated);
  console.print(listPlan(plan));
  console.tell(
    `${plan.write.length} to write, ${plan.change.length} to change, ${plan.remove.length} to remove in ${call.out}; nothing was changed\n`,
  );
  await refuseLoss(call, client);
}

/** `change  v3/pay/transactions/jsapi.ts`, a line for each file. */
function listPlan({ write, change, remove }: ClientPlan): string {
  const list = (word: string, paths: readonly string[]) => paths.map((path) => `${word}  ${path}\n`);
  return [...list('write ', write), ...list('change', change), ...list('remove', remove)].join('');
}

interface Summary extends Client {
  readonly written: Written;
  readonly out: string;
  readonly seconds: number;
}

/**
 * Summarize a run in a few lines.
 *
 *     708 pages, 677 calls, 62 notifications, 20126 fields
 *     747 files in generated: 3 written, 1 removed, 744 unchanged
 *     21 warnings, 10 infos
 *          9 encoding-implied
 *     done in 1.8 s
 */
function summarize(summary: Summary, colors: Colors): string {
  const { files, entries, written, out, diagnostics, accepted, seconds, generated } = summary;
  const operations = entries.flatMap(operationsOf);
  const calls = operations.filter(({ kind }) => kind === 'call').length;
  const fields = operations.reduce((sum, operation) => sum + operation.fields, 0);
  const lines = [
    `${counted(files.length, 'page')}, ${counted(calls, 'call')}, ${counted(operations.length - calls, 'notification')}, ${counted(fields, 'field')}`,
    `${counted(generated.length, 'file')} in ${colors.cyan(out)}: ${written.written.length} written, ${written.removed.length} removed, ${written.unchanged} unchanged`,
    countDiagnostics(diagnostics, { acceptedCount: accepted.length, colors }),
    ...(diagnostics.length > 0 ? [colors.dim('run docwright lint for where they are and what to do')] : []),
    colors.green(`done in ${seconds.toFixed(1)} s`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Summarize a run in one line, for logs: `docwright: 157 operations of 152 pages in generated: 3 files written, 1 removed, 748 unchanged; 2 warnings`. */
function summarizeInLine({ files, entries, written, out, diagnostics }: Summary): string {
  const operations = entries.flatMap(operationsOf).length;
  const done = `${counted(written.written.length, 'file')} written, ${written.removed.length} removed, ${written.unchanged} unchanged`;
  const counts = wordCounts(diagnostics);
  const found = counts === '' ? '' : `; ${counts}`;
  return `docwright: ${counted(operations, 'operation')} of ${counted(files.length, 'page')} in ${out}: ${done}${found}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
