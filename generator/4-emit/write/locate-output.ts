import { lstat, mkdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { findRepository, isWithin, liesIn } from '../../model/real-place.js';
import { errnoOf, OutputError } from './output-error.js';

/** The folder that an output stands for: links followed where they stay in the project, the folders above it made. The folder itself may not be there yet. */
export async function locateOutput(out: string): Promise<string> {
  const path = await followLinks(resolve(out));
  const project = findRepository(process.cwd());
  if (isWithin(project, resolve(out)) && !liesIn(project, path)) throw new OutputError('out-leads-away', out);
  const found = await stat(path).catch((failure: unknown) => {
    if (errnoOf(failure) === 'ENOENT') return undefined;
    throw failure;
  });
  if (found && !found.isDirectory()) throw new OutputError('out-is-file', out);
  if (found) return realpath(path);
  await mkdir(dirname(path), { recursive: true });
  return join(await realpath(dirname(path)), basename(path));
}

const mostLinks = 40;

/** Where a link leads, even when nothing is there. */
async function followLinks(path: string): Promise<string> {
  let end = path;
  for (let links = 0; links < mostLinks; links++) {
    const found = await lstat(end).catch(() => undefined);
    if (!found?.isSymbolicLink()) return end;
    end = resolve(dirname(end), await readlink(end));
  }
  throw new OutputError('write-failed', path, new Error('too many links'));
}
