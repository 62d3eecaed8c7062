import { checkConfig } from '../config/check-config.js';
import type { DocwrightConfig } from '../config/config.js';
import { ConfigurationError } from '../config/config-error.js';
import { resolveProject } from '../config/resolve-project.js';
import type { Change } from '../diff/change.js';
import type { VersionStep } from '../diff/summarize-changes.js';
import { finishRun } from '../run/run-events.js';

/** What callers of a client find different. */
export interface DiffResult {
  readonly changes: readonly Change[];
  /** The step of a version that the changes ask for. */
  readonly semver: VersionStep;
}

/**
 * Compare two states of the pages: folders, files that `docwright inspect` printed, or either in a git revision.
 * Rejects with a `ConfigurationError` that says which of them cannot be read, and why.
 *
 *     const { changes, semver } = await diff('main:specs', 'specs');
 */
export async function diff(old: string, fresh: string, options: DocwrightConfig = {}): Promise<DiffResult> {
  const { settings } = resolveProject({ config: {}, folder: process.cwd() }, checkConfig(options, 'the options'));
  const [{ ComparedError }, { readCompared }, { compareSchemas }, { countChanges, suggestStep }] = await Promise.all([
    import('../run/compared/compared.js'),
    import('../run/compared/read-compared.js'),
    import('../diff/compare-schemas.js'),
    import('../diff/summarize-changes.js'),
  ]);
  try {
    const one = await finishRun(readCompared(old, settings));
    const other = await finishRun(readCompared(fresh, settings));
    const changes = compareSchemas(one.schema, other.schema, settings.dialect.api);
    return { changes, semver: suggestStep(countChanges(changes)) };
  } catch (error) {
    if (error instanceof ComparedError) throw new ConfigurationError(error.message, { cause: error });
    throw error;
  }
}
