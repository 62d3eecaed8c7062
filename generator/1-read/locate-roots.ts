import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { PageRules } from '../model/dialect.js';
import { extensionsOf, pageExtensionOf } from '../model/page-rules.js';
import { statTarget } from './stat-target.js';

/** A documentation root, and the folders below it (relative, `''` for all of it) whose pages are selected. */
export interface DocumentationFolder {
  readonly root: string;
  /** The folder of the call that it was found by, absolute. */
  readonly given: string;
  readonly below: readonly string[];
}

/** A wrong folder of a call: it does not exist, is a file, or contains no page. */
export interface WrongFolder {
  readonly kind: 'missing' | 'file' | 'empty';
  readonly folder: string;
}

/**
 * Find the documentation root for a given folder. Without `folders` in the rules it is the given folder; with them, such as
 * openapi and webhook, it is the folder that contains them:
 *
 *     docs            → docs, its openapi/ and webhook/
 *     docs/openapi    → docs, openapi/ alone
 *     docs/openapi/v3 → docs, openapi/v3 alone
 *     site            → site/docs, its openapi/ and webhook/: the shallowest that has any
 *     notes           → notes, when there is none of all that
 *
 * The content of a folder takes precedence over the folders above it: a checkout may be in a folder of any name.
 */
export function locateRoots(
  given: string,
  rules: PageRules,
): { readonly kind: 'located'; readonly folders: readonly DocumentationFolder[] } | WrongFolder {
  const folder = resolve(given);
  if (!existsSync(folder)) return { kind: 'missing', folder: given };
  if (!isFolder(folder)) return { kind: 'file', folder: given };
  const search: Search = { sections: Object.keys(rules.folders ?? {}), extensions: extensionsOf(rules) };
  const found = locate(folder, search) ?? [{ root: folder, below: [''] }];
  return { kind: 'located', folders: found.map((located) => ({ ...located, given: folder })) };
}

/** Whether a folder is searched for pages: dependencies and hidden folders are not. */
export function isSearched(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.');
}

interface Search {
  readonly sections: readonly string[];
  readonly extensions: readonly string[];
}

type Located = Omit<DocumentationFolder, 'given'>;

function locate(folder: string, search: Search): Located[] | undefined {
  if (search.sections.length === 0) return undefined;
  const above = inside(folder, search);
  const below = atOrBelow(folder, search);
  if (above === undefined || below === undefined) return above ? [above.located] : below;
  return isRootInSection(folder, { above, below, search }) ? below : [above.located];
}

interface Section {
  readonly folder: string;
  readonly located: Located;
}

/** The nearest section above a folder, or the folder itself. Names above the root of a project are ignored. */
function inside(folder: string, { sections }: Search): Section | undefined {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    if (sections.includes(basename(at))) {
      const root = dirname(at);
      return { folder: at, located: { root, below: [relative(root, folder).split(sep).join('/')] } };
    }
    if (isProject(at)) return undefined;
  }
  return undefined;
}

function isProject(folder: string): boolean {
  return ['.git', 'package.json'].some((name) => existsSync(join(folder, name)));
}

interface Ambiguity {
  readonly above: Section;
  readonly below: readonly Located[];
  readonly search: Search;
}

/**
 * Whether a folder in a section contains roots, and is not a part of the section that has a folder with such a name, like
 * `openapi/v3/webhook`: by the names, or else by the location of most of its pages.
 *
 *     openapi/site/docs/openapi/v3/loans.md
 *             ^given
 */
function isRootInSection(folder: string, { above, below, search }: Ambiguity): boolean {
  if (isProject(above.folder)) return true;
  if (below.some(({ root, below: names }) => root === folder && names.includes(basename(above.folder)))) return true;
  const pages = countPages(folder, search);
  const inRoots = below.flatMap(({ root, below: names }) => names.map((name) => countPages(join(root, name), search)));
  return inRoots.reduce((sum, count) => sum + count, 0) * 2 > pages;
}

/** A folder with such a name but without pages does not count, unless there are no pages at all yet. */
function atOrBelow(folder: string, search: Search): Located[] | undefined {
  const found = findRoots(folder, search.sections, (section) => holdsPages(section, search));
  return found ?? (countPages(folder, search) === 0 ? findRoots(folder, search.sections, isFolder) : undefined);
}

function findRoots(
  folder: string,
  sections: readonly string[],
  isSection: (folder: string) => boolean,
): Located[] | undefined {
  for (const level of levelsOf(folder)) {
    const found = level.flatMap((root) => {
      const below = sections.filter((section) => isSection(join(root, section)));
      return below.length === 0 ? [] : [{ root, below }];
    });
    if (found.length > 0) return found;
  }
  return undefined;
}

/** Also true if a link or a folder only has the name of a page, or for an unreadable folder: the walk over the pages reports these. */
function holdsPages(folder: string, { extensions }: Search): boolean {
  if (!isFolder(folder)) return false;
  for (const level of levelsOf(folder)) {
    if (level.some((each) => namesIn(each)?.some((name) => isPageName(name, extensions)) ?? true)) return true;
  }
  return false;
}

function countPages(folder: string, { extensions }: Search): number {
  const names = [...levelsOf(folder)].flat().flatMap((each) => namesIn(each) ?? []);
  return names.filter((name) => isPageName(name, extensions)).length;
}

/** Names of files about a project, which are not pages. */
const aboutProject = /^(?:readme|changelog|contributing|security|license)\b/i;

function isPageName(name: string, extensions: readonly string[]): boolean {
  return !aboutProject.test(name) && pageExtensionOf(name, extensions) !== undefined;
}

/** A folder and the folders below it, level by level; each once, because links may form a loop. */
function* levelsOf(folder: string): Generator<readonly string[], void> {
  const seen = new Set<string>();
  for (let level = [folder]; level.length > 0; level = level.flatMap(subfolders)) {
    level = level.filter((subfolder) => isNew(subfolder, seen));
    yield level;
  }
}

function subfolders(folder: string): string[] {
  return (namesIn(folder) ?? [])
    .filter(isSearched)
    .map((name) => join(folder, name))
    .filter(isFolder);
}

function isNew(folder: string, seen: Set<string>): boolean {
  const real = realpathSync(folder);
  if (seen.has(real)) return false;
  seen.add(real);
  return true;
}

/** The names in a folder; `undefined` if it cannot be read. */
function namesIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return statTarget(path)?.isDirectory() ?? false;
}
