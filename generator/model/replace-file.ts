import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface ReplaceOptions {
  /** Of the new file; by default what the process gives new files. */
  readonly mode?: number;
  /** Whether the text is flushed to the disk first, so that it survives a power failure. */
  readonly sync?: boolean;
}

/**
 * Write a file whole or not at all: under another name beside it, then by one rename, so that a reader sees the old text or the
 * new one. Rejects with the error of the file system; then nothing has changed.
 */
export async function replaceFile(path: string, text: string, { mode, sync }: ReplaceOptions = {}): Promise<void> {
  const draft = draftOf(path);
  try {
    await rm(draft, { force: true });
    // Never through a link that somebody has put there.
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(text);
      if (mode !== undefined) await file.chmod(mode);
      if (sync) await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** The name of a file until it is whole: `v3/.tokens.ts.docwright-4711`. */
export function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.docwright-${process.pid}`);
}
