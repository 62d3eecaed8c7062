import type { DocwrightConfig } from '../config/config.js';
import { openProject } from './open-project.js';
import { type ReadPages, readPages } from './read-pages.js';

/** What `docwright inspect` prints. */
export interface Schema extends ReadPages {
  readonly schemaVersion: 1;
}

/** The schema of the pages of `input`, without the corrections that come with the dialect unless they are asked for. Rejects with a `ConfigurationError` for wrong options. */
export async function inspect(options: DocwrightConfig): Promise<Schema> {
  const { dialectOverrides = false } = options;
  return { schemaVersion: 1, ...(await readPages(openProject({ ...options, dialectOverrides }))) };
}
