import type { DocwrightConfig } from '../config/config.js';
import { requireOutput } from '../config/config-error.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { finishRun } from '../run/run-events.js';
import type { IdleGlob } from '../run/select-pages.js';
import { docwrightVersion } from '../run/version.js';
import { openProject, outputMissing } from './open-project.js';
import { requireOperations } from './read-pages.js';

/** What `generate` did; paths are relative to the client. */
export interface GenerateResult {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** How many files stayed as they were. */
  readonly unchanged: number;
  /** What there is to say of the pages; an operation with an error has been left out. */
  readonly diagnostics: readonly Diagnostic[];
  /** Globs of `include` and `exclude` that match no page. */
  readonly idleGlobs: readonly IdleGlob[];
}

export interface GenerateOptions {
  /** Whether more than half of the operations that the client has may go. Default false. */
  readonly force?: boolean;
}

/**
 * Write the client that the pages of `input` describe to the folder `output`. Files that docwright did not write stay.
 * Rejects with a `ConfigurationError` for wrong options, and with an `OutputError` when the client cannot be written.
 *
 *     const { written, diagnostics } = await generate({ input: 'specs', output: 'generated' });
 */
export async function generate(
  options: DocwrightConfig,
  { force = false }: GenerateOptions = {},
): Promise<GenerateResult> {
  const project = openProject(options);
  const { buildClient } = await import('../run/build-client.js');
  const { writeBuilt } = await import('../run/write-built.js');
  const call = { ...project, out: requireOutput(project, outputMissing), version: docwrightVersion(), force };
  const client = requireOperations(await finishRun(buildClient(call)));
  const written = await writeBuilt(call, client);
  return { ...written, diagnostics: client.diagnostics, idleGlobs: client.idleGlobs };
}
