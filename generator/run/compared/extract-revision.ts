import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listFiles, type RevisionObject, readObjects } from './git-revision.js';

export interface ExtractedFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** Write the pages of a folder of a revision into a temporary one, under the same path, which may say what kind of pages they are. */
export async function extractRevision(object: RevisionObject): Promise<ExtractedFolder> {
  const files = (await listFiles(object)).filter(({ path }) => isPage(path) && isSafe(path));
  const contents = await readObjects(files.map(({ id }) => id));
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), 'docwright-diff-'));
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  try {
    const folder = join(temporary, ...object.path.split('/').filter((segment) => !/^\.{0,2}$/.test(segment)));
    mkdirSync(folder, { recursive: true });
    for (const [index, { path }] of files.entries()) writePage(join(folder, path), contents[index] ?? '');
    return { folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function writePage(location: string, content: Buffer | string): void {
  mkdirSync(dirname(location), { recursive: true });
  writeFileSync(location, content, { flag: 'wx' });
}

/** What docwright reads of a documentation root. */
function isPage(path: string): boolean {
  return path.endsWith('.md') || /(^|\/)accepted\.json$/.test(path);
}

/** A repository that was made by hand can hold paths that lead out of their folder. */
function isSafe(path: string): boolean {
  return (
    !path.includes('\\') && path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}
