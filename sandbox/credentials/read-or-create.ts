import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Read a secret from its file, or create it on the first start. Only the owner can read the file. */
export async function readOrCreate(place: string, make: () => string | Promise<string>): Promise<string> {
  const kept = await read(place);
  if (kept !== undefined) return kept;
  const draft = `${place}.${process.pid}`;
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(draft, await make(), { mode: 0o600 });
  // The file appears complete or not at all. When two sandboxes start at once, the later one reads what the other wrote.
  await link(draft, place).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(place, 'utf8');
}

function read(place: string): Promise<string | undefined> {
  return readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
