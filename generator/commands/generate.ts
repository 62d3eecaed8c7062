import { defaultSettings } from '../config/settings.js';
import { type BuiltClient, buildClient } from '../run/build-client.js';
import { findUnchanged } from '../run/memory/find-unchanged.js';
import { openRun, type RunCall } from '../run/memory/open-run.js';
import { recallFromOutput } from '../run/memory/recall-pages.js';
import { reviewRun } from '../run/review-run.js';
import { wordWrongFolders } from '../run/wrong-folders.js';
import type { Console } from './console.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { summarizeGenerate, summarizeInLine } from './summarize-generate.js';
import { tellErrors } from './tell-errors.js';

export interface GenerateCall extends RunCall {
  /** Whether what would be done is printed, and nothing is changed. */
  readonly dryRun?: boolean;
}

/** Write the client that the pages describe. */
export async function generate(call: GenerateCall, console: Console): Promise<ExitCode> {
  return (await generateOnce(call, console)).exitCode;
}

export interface GeneratedOnce {
  readonly exitCode: ExitCode;
  /** Left out when none was written. */
  readonly client?: BuiltClient;
}

/** The same, with the client that was written. */
export async function generateOnce(call: GenerateCall, console: Console): Promise<GeneratedOnce> {
  const start = performance.now();
  const run = await openRun(call);
  const unchanged = run.record && findUnchanged(call, run.record);
  const { emit } = call.settings ?? defaultSettings;
  const recall = run.record && recallFromOutput(run.record, { out: call.out, emit });
  const client = unchanged ?? (await buildClient(call, console, recall));
  if ('wrong' in client) {
    console.complain(wordWrongFolders(client.wrong));
    return { exitCode: exitCodes.wrongCall };
  }
  const refused = await reviewRun(client, call.folders, console);
  if (refused !== undefined) return { exitCode: refused };
  if (call.dryRun) {
    const { planGenerate } = await import('./plan-generate.js');
    const outcome = await planGenerate(call, client, console);
    return { exitCode: outcome === exitCodes.done ? await tellErrors(client, console) : outcome };
  }
  const { writeBuilt } = await import('../run/write-built.js');
  const written = await writeBuilt(call, client, unchanged ? 'written' : 'unknown');
  if ('refused' in written) {
    console.complain(`docwright: ${written.refused.message} ${written.refused.help}\n`);
    return { exitCode: written.exitCode };
  }
  if (unchanged === undefined) await run.keep(client.record);
  const seconds = (performance.now() - start) / 1000;
  const summary = { ...client, written, out: call.out, seconds };
  console.tell(summarizeGenerate(summary, console.colors));
  console.note(summarizeInLine(summary));
  return { exitCode: await tellErrors(client, console), client };
}
