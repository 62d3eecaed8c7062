import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../diagnostics/report.js';
import { explainAccess } from './explain-access.js';
import { isSearched } from './locate-roots.js';
import { statTarget } from './stat-target.js';

/** List the `.md` files below some folders of a root, as paths relative to it. Links are followed, each folder is entered once. */
export function walkPages(root: string, below: readonly string[], report: Report): string[] {
  const walk: Walk = { root, entered: new Set(), report, pages: [] };
  for (const folder of below) enter(folder, walk);
  return walk.pages;
}

interface Walk {
  readonly root: string;
  /** Real paths, so that links cannot lead around in a circle. */
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
    const real = realpathSync.native(location);
    if (walk.entered.has(real)) return [];
    walk.entered.add(real);
    return readdirSync(location, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    return refuse(folder, explainAccess(error), walk) ?? [];
  }
}

function kindOf(path: string, entry: Dirent, walk: Walk): 'page' | 'folder' | undefined {
  const isNamedPage = entry.name.endsWith('.md');
  const kind = entry.isSymbolicLink() ? statTarget(join(walk.root, path)) : entry;
  if (kind?.isFile() && isNamedPage) return 'page';
  if (kind?.isDirectory() && !isNamedPage) return isSearched(entry.name) ? 'folder' : undefined;
  if (!isNamedPage) return undefined;
  if (kind === undefined) return refuse(path, 'its link leads nowhere', walk);
  return refuse(path, kind.isDirectory() ? 'it is a folder' : 'it is no regular file', walk);
}

function refuse(file: string, reason: string, { report }: Walk): undefined {
  const start = { line: 1, column: 1 };
  report('page-unreadable', { file, start, end: start }, { reason });
}
