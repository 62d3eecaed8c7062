import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './output-error.js';

/** Delete a folder or a file with everything below, folders that are read-only too; nothing when it is not there. */
export async function deleteFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(async (failure: unknown) => {
    if (!['EACCES', 'EPERM', 'ENOTEMPTY'].includes(errnoOf(failure))) throw failure;
    await unlock(path);
    await rm(path, { recursive: true, force: true });
  });
}

async function unlock(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await unlock(join(folder, entry.name));
  }
}
