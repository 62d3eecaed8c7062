import type { DocwrightConfig } from '../config/config.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { finishRun } from '../run/run-events.js';
import { docwrightVersion } from '../run/version.js';
import { openProject } from './open-project.js';
import { requireFolders, requireOperations } from './read-pages.js';

/** All there is to say of the pages of `input`, sorted by file and line, without what is accepted. */
export async function lint(options: DocwrightConfig): Promise<readonly Diagnostic[]> {
  const project = openProject(options);
  // Names may collide only in the client.
  const { buildClient } = await import('../run/build-client.js');
  const read = await finishRun(buildClient({ ...project, version: docwrightVersion() }));
  // Diagnostics say why there is no operation.
  const { diagnostics } = requireFolders(read);
  return diagnostics.length > 0 ? diagnostics : requireOperations(read).diagnostics;
}
