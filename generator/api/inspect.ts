import type { DocwrightConfig } from '../config/config.js';
import { openProject } from './open-project.js';
import { type ReadPages, readPages } from './read-pages.js';

/** What `docwright inspect` prints. */
export interface Schema extends ReadPages {
  readonly schemaVersion: 1;
}

/** The schema of the pages of `input`. Rejects with a `ConfigurationError` for wrong options. */
export async function inspect(options: DocwrightConfig): Promise<Schema> {
  return { schemaVersion: 1, ...(await readPages(openProject(options))) };
}
