import type { Differences } from '../4-emit/write/compare-client.js';
import type { DocwrightConfig } from '../config/config.js';
import { requireOutput } from '../config/config-error.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { finishRun } from '../run/run-events.js';
import type { IdleGlob } from '../run/select-pages.js';
import { docwrightVersion } from '../run/version.js';
import { openProject, outputMissing } from './open-project.js';
import { requireOperations } from './read-pages.js';

export interface CheckResult extends Differences {
  readonly diagnostics: readonly Diagnostic[];
  /** Globs of `include` and `exclude` that match no page. */
  readonly idleGlobs: readonly IdleGlob[];
}

/**
 * Compare the folder `output` with the client that the pages of `input` give; changes nothing.
 * Rejects with a `ConfigurationError` for wrong options, and with an `OutputError` when the folder cannot be read.
 */
export async function check(options: DocwrightConfig): Promise<CheckResult> {
  const project = openProject(options);
  const out = requireOutput(project, outputMissing);
  const { buildClient } = await import('../run/build-client.js');
  const { compareClient } = await import('../4-emit/write/compare-client.js');
  const client = requireOperations(await finishRun(buildClient({ ...project, version: docwrightVersion() })));
  return {
    ...(await compareClient(out, client.generated)),
    diagnostics: client.diagnostics,
    idleGlobs: client.idleGlobs,
  };
}
