import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Situation } from './plan-changes.js';
import { scanFolder } from './scan-folder.js';

/**
 * Move what somebody saved in the old folder, while the new one was built, into the new one. An editor saves by putting
 * a new file in the place of the old, so that a link made before shows the text as it was.
 */
export async function keepLateFiles(old: string, { folder, found, listed }: Situation): Promise<void> {
  for (const [path, entry] of await scanFolder(old)) {
    const isSaved = entry.kind !== 'folder' && entry.inode !== found.get(path)?.inode;
    if (!isSaved || listed.has(path)) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await rename(join(old, path), join(folder, path));
  }
}
