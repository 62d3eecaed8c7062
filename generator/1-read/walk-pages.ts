import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Report } from '../diagnostics/report.js';
import { pageExtensionOf } from '../model/page-rules.js';
import { isWithin, liesIn } from '../model/real-place.js';
import { explainAccess } from './explain-access.js';
import { type DocumentationFolder, isSearched } from './locate-roots.js';
import { statTarget } from './stat-target.js';

/**
 * List the files with one of the extensions below some folders of a root, as paths relative to it. Links are followed if
 * they stay in the root, or in the folder that was `given` for it; each folder is entered once.
 */
export function walkPages(
  { root, below, given }: DocumentationFolder,
  extensions: readonly string[],
  report: Report,
): string[] {
  const walk: Walk = { root, extensions, bounds: [root, given], entered: new Set(), report, pages: [] };
  if (!isWithin(given, root) || liesIn(given, root)) for (const folder of below) enter(folder, walk);
  else refuse(relative(given, root).replaceAll('\\', '/'), leaving, walk);
  return walk.pages;
}

const leaving = 'its link leads out of the documentation folder';

interface Walk {
  readonly root: string;
  /** `.md` */
  readonly extensions: readonly string[];
  /** Only files in these folders are read. */
  readonly bounds: readonly string[];
  /** Real paths of visited folders, so that circular links end. */
  readonly entered: Set<string>;
  readonly report: Report;
  readonly pages: string[];
}

function enter(start: string, walk: Walk): void {
  const pending = [start];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    pending.push(...look(folder, walk).reverse());
  }
}

/** Collects the pages of one folder; returns its subfolders, linked ones last so that the real place is entered first. */
function look(folder: string, walk: Walk): string[] {
  const entries = readFolder(folder, walk);
  const linked: string[] = [];
  const real: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const kind = kindOf(path, entry, walk);
    if (kind === 'page') walk.pages.push(path);
    else if (kind === 'folder') (entry.isSymbolicLink() ? linked : real).push(path);
  }
  return [...real, ...linked];
}

function readFolder(folder: string, walk: Walk): Dirent[] {
  const location = join(walk.root, folder);
  try {
    if (!isBound(location, walk)) return refuse(folder, leaving, walk) ?? [];
    const real = realpathSync.native(location);
    if (walk.entered.has(real)) return [];
    walk.entered.add(real);
    return readdirSync(location, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    return refuse(folder, explainAccess(error), walk) ?? [];
  }
}

function kindOf(path: string, entry: Dirent, walk: Walk): 'page' | 'folder' | undefined {
  const isNamedPage = pageExtensionOf(entry.name, walk.extensions) !== undefined;
  if (entry.isSymbolicLink() && isNamedPage && leaves(join(walk.root, path), walk)) return refuse(path, leaving, walk);
  const kind = entry.isSymbolicLink() ? statTarget(join(walk.root, path)) : entry;
  if (kind?.isFile() && isNamedPage) return 'page';
  if (kind?.isDirectory() && !isNamedPage) return isSearched(entry.name) ? 'folder' : undefined;
  if (!isNamedPage) return undefined;
  if (kind === undefined) return refuse(path, 'its link leads nowhere', walk);
  return refuse(path, kind.isDirectory() ? 'it is a folder' : 'it is not a regular file', walk);
}

function isBound(location: string, { bounds }: Walk): boolean {
  return bounds.some((bound) => liesIn(bound, location));
}

/** Whether a link leaves the root; a dangling one is reported otherwise. */
function leaves(location: string, walk: Walk): boolean {
  return statTarget(location) !== undefined && !isBound(location, walk);
}

function refuse(file: string, reason: string, { report }: Walk): undefined {
  const start = { line: 1, column: 1 };
  report('page-unreadable', { file, start, end: start }, { reason });
}
