import type { DocwrightConfig } from '../config/config.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { openProject } from './open-project.js';
import { requireFolders, requireOperations } from './read-pages.js';
import { silentConsole } from './silent-console.js';
import { docwrightVersion } from './version.js';

/** All there is to say of the pages of `input`, sorted by file and line, without what is accepted. */
export async function lint(options: DocwrightConfig): Promise<readonly Diagnostic[]> {
  const project = openProject(options);
  // Names may collide only in the client.
  const { emitFolders } = await import('../run/emit-folders.js');
  const read = await emitFolders({ ...project, version: docwrightVersion() }, silentConsole);
  // Diagnostics say why there is no operation.
  const { diagnostics } = requireFolders(read);
  return diagnostics.length > 0 ? diagnostics : requireOperations(read, project.folders).diagnostics;
}
