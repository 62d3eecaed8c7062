import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pageExtensionOf } from '../../model/page-rules.js';
import { trimEnd } from '../../model/trim-end.js';
import { ComparedError } from './compared.js';
import { runGit } from './run-git.js';

/** A folder or a file of a revision: `HEAD~1:specs`. */
export interface RevisionObject {
  readonly kind: 'tree' | 'blob';
  readonly id: string;
  /** The path below the root of the repository, as in the argument: `specs`. */
  readonly path: string;
}

/** A file of a revision, below the named folder. */
export interface RevisionFile {
  readonly path: string;
  readonly id: string;
}

const objectId = /^[0-9a-f]{40,64}$/;

/** Whether a text can name a part of a revision: `main:specs`, never an option of git. */
export function isRevision(text: string): boolean {
  return /^[^-:\0][^:\0]*:[^\0]*$/.test(text);
}

/** Find the object that `revision:path` names in the repository of the current folder. */
export async function findObject(named: string): Promise<RevisionObject> {
  const [revision = '', path = ''] = splitOnce(named);
  const repository = await runGit(['rev-parse', '--git-dir']);
  if (repository.exitCode !== 0) {
    throw new ComparedError(
      `${named} is neither a folder nor a file, and no revision can be read here: ${repository.complaint}. Run it inside the repository, or give a folder.`,
    );
  }
  if ((await readId(`${revision}^{tree}`)) === undefined) {
    throw new ComparedError(
      `${named} is neither a folder nor a file, and there is no revision ${revision}. Pass one that git log shows, such as HEAD~1:specs; a shallow clone has few.`,
    );
  }
  const id = await readId(`${revision}:${path}`);
  const kind = id === undefined ? '' : (await runGit(['cat-file', '-t', id])).output.toString('utf8').trim();
  if (id === undefined || (kind !== 'tree' && kind !== 'blob')) {
    throw new ComparedError(
      `The revision ${revision} has no folder or file ${path}. Give its path from the root of the repository, or from here with ./ before it.`,
    );
  }
  return { kind, id, path };
}

/** The regular files below a folder of a revision. Links are left out, since their targets may be anywhere. */
export async function listFiles({ id }: RevisionObject): Promise<RevisionFile[]> {
  const { output } = await succeed(['ls-tree', '-r', '-z', '--full-tree', id]);
  return output
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, blob, path] = /^100\d{3} blob (\S+)\t(.+)$/s.exec(line) ?? [];
      return blob !== undefined && path !== undefined ? [{ path, id: blob }] : [];
    });
}

/** The contents of objects, in the order of their ids. */
export async function readObjects(ids: readonly string[]): Promise<Buffer[]> {
  const { output } = await succeed(['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  const contents: Buffer[] = [];
  for (let at = 0; contents.length < ids.length; ) {
    const end = output.indexOf('\n', at);
    const size = Number(output.subarray(at, end).toString('utf8').split(' ')[2]);
    if (end === -1 || !Number.isSafeInteger(size)) throw new ComparedError('git returned no content of a file.');
    contents.push(output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return contents;
}

async function readId(name: string): Promise<string | undefined> {
  const { exitCode, output } = await runGit(['rev-parse', '--verify', '--quiet', name]);
  const id = output.toString('utf8').trim();
  return exitCode === 0 && objectId.test(id) ? id : undefined;
}

async function succeed(args: readonly string[], input?: string) {
  const result = await runGit(args, input);
  if (result.exitCode !== 0) throw new ComparedError(`git cannot read the revision: ${result.complaint}.`);
  return result;
}

/** `HEAD:specs/` → `HEAD`, `specs`. git requires a slash after dots, and none after names. */
function splitOnce(named: string): [revision: string, path: string] {
  const at = named.indexOf(':');
  const path = trimEnd(named.slice(at + 1), '/');
  return [named.slice(0, at), /(^|\/)\.{1,2}$/.test(path) ? `${path}/` : path];
}

interface ExtractedFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** Write the pages of a folder of a revision into a temporary one, at the same path, which may decide the kind of the pages. */
export async function extractRevision(object: RevisionObject, extensions: readonly string[]): Promise<ExtractedFolder> {
  const files = (await listFiles(object)).filter(({ path }) => isRead(path, extensions) && isSafe(path));
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

/** Whether docwright reads a file of a documentation root. */
function isRead(path: string, extensions: readonly string[]): boolean {
  return pageExtensionOf(path, extensions) !== undefined || /(^|\/)accepted\.json$/.test(path);
}

/** A crafted repository can have paths that lead out of their folder. */
function isSafe(path: string): boolean {
  return (
    !path.includes('\\') && path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}
