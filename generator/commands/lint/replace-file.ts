import { constants } from 'node:fs';
import { access, chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explainAccess } from '../../1-read/explain-access.js';

/**
 * Put a text in the place of a file's, all at once: a reader sees the old one or the new one. Links stay links, and the
 * mode stays. Gives the reason when it cannot be done; then nothing has changed.
 */
export async function replaceFile(location: string, text: string): Promise<string | undefined> {
  try {
    const target = await realpath(location);
    const { mode } = await stat(target);
    // Renaming would get around the mode, and who runs as root gets around access().
    if ((mode & 0o222) === 0) return 'it is read-only';
    await access(target, constants.W_OK);
    await swap(target, text, mode & 0o7777);
    return undefined;
  } catch (error) {
    return explainAccess(error);
  }
}

async function swap(target: string, text: string, mode: number): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
