import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { statTarget } from './stat-target.js';

/** A documentation root, and the folders below it (relative, `''` for all of it) whose pages are meant. */
export interface DocumentationFolder {
  readonly root: string;
  /** The folder that it was found by, absolute. */
  readonly given: string;
  readonly below: readonly string[];
}

/** A folder that cannot have been meant: it is not there, is a file, or holds no page. */
export interface WrongFolder {
  readonly kind: 'missing' | 'file' | 'empty';
  readonly folder: string;
}

/**
 * Find the documentation root that a given folder stands for. `sections` are the folders that a root holds.
 *
 *     docs            → docs, its openapi/ and webhook/
 *     docs/openapi    → docs, openapi/ alone
 *     docs/openapi/v3 → docs, openapi/v3 alone
 *     site            → site/docs, its openapi/ and webhook/: the shallowest that has any
 *     notes           → notes, when there is none of all that
 */
export function locateRoots(
  given: string,
  sections: readonly string[],
): { readonly kind: 'located'; readonly folders: readonly DocumentationFolder[] } | WrongFolder {
  const folder = resolve(given);
  if (!existsSync(folder)) return { kind: 'missing', folder: given };
  if (!isFolder(folder)) return { kind: 'file', folder: given };
  const found = whole(folder, sections) ??
    inside(folder, sections) ??
    deeper(folder, sections) ?? [{ root: folder, below: [''] }];
  return { kind: 'located', folders: found.map((located) => ({ ...located, given: folder })) };
}

/** What can be entered when looking for pages: dependencies and hidden folders hold none. */
export function isSearched(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.');
}

type Located = Omit<DocumentationFolder, 'given'>;

function whole(folder: string, sections: readonly string[]): [Located] | undefined {
  const below = sections.filter((section) => isFolder(join(folder, section)));
  return below.length === 0 ? undefined : [{ root: folder, below }];
}

/** The nearest section counts, the folder itself first: checkouts lie in folders of any name. */
function inside(folder: string, sections: readonly string[]): [Located] | undefined {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (!sections.includes(basename(at))) continue;
    const root = dirname(at);
    return [{ root, below: [relative(root, folder).split(sep).join('/')] }];
  }
  return undefined;
}

function deeper(folder: string, sections: readonly string[]): Located[] | undefined {
  const seen = new Set<string>();
  let level = [folder];
  while (level.length > 0) {
    level = level.flatMap(subfolders).filter((subfolder) => isNew(subfolder, seen));
    const found = level.flatMap((subfolder) => whole(subfolder, sections) ?? []);
    if (found.length > 0) return found;
  }
  return undefined;
}

function subfolders(folder: string): string[] {
  return namesIn(folder)
    .filter(isSearched)
    .map((name) => join(folder, name))
    .filter(isFolder);
}

/** Links may form a loop. */
function isNew(folder: string, seen: Set<string>): boolean {
  const real = realpathSync(folder);
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

/** Nothing, where it must not be looked into: the walk over the pages tells. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statTarget(path)?.isDirectory() ?? false;
}
