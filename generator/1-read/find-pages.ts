import { join } from 'node:path';
import type { Report } from '../diagnostics/report.js';
import type { PageRules } from '../model/dialect.js';
import { extensionsOf, pageExtensionOf } from '../model/page-rules.js';
import { type DocumentationFolder, locateRoots, type WrongFolder } from './locate-roots.js';
import { walkPages } from './walk-pages.js';

/** A page on disk before it is read; `path` and `file` as in `PageSource`. */
export interface PageFile {
  readonly path: string;
  readonly file: string;
  /** Its location: the root's absolute path and `file`. */
  readonly location: string;
}

/** The pages below the given folders, by path; wrong folders of a call are not diagnostics. */
export interface FoundPages {
  readonly pages: readonly PageFile[];
  readonly wrong: readonly WrongFolder[];
}

/** Find the pages of each documentation root that the folders are in, are, or contain. */
export function findPages(folders: readonly string[], rules: PageRules, report: Report): FoundPages {
  const pages = new Map<string, PageFile>();
  const wrong: WrongFolder[] = [];
  for (const folder of folders) {
    const located = locateRoots(folder, rules);
    if (located.kind !== 'located') wrong.push(located);
    else if (!addPages(located.folders, pages, { rules, report })) wrong.push({ kind: 'empty', folder });
  }
  return { pages: [...pages.values()].sort(byPath), wrong };
}

interface Search {
  readonly rules: PageRules;
  readonly report: Report;
}

/** Add pages; returns whether there was any page, or any that was refused. */
function addPages(
  folders: readonly DocumentationFolder[],
  pages: Map<string, PageFile>,
  { rules, report }: Search,
): boolean {
  let isReported = false;
  const noticed: Report = (...words) => {
    isReported = true;
    report(...words);
  };
  const extensions = extensionsOf(rules);
  const files = folders.flatMap((folder) =>
    walkPages(folder, extensions, noticed).map((file) => ({
      path: file.slice(0, file.length - (pageExtensionOf(file, extensions)?.length ?? 0)),
      file,
      location: join(folder.root, file),
    })),
  );
  for (const page of files) {
    const other = pages.get(page.path);
    if (other === undefined) pages.set(page.path, page);
    else if (other.location !== page.location) reportDuplicate(page, other, report);
  }
  return files.length > 0 || isReported;
}

function reportDuplicate(page: PageFile, other: PageFile, report: Report): void {
  const start = { line: 1, column: 1 };
  report('page-duplicate', { file: page.file, start, end: start }, { path: page.location, other: other.location });
}

/** Sort by code unit, so that the order is the same on every machine. */
function byPath(one: PageFile, other: PageFile): number {
  if (one.path === other.path) return 0;
  return one.path < other.path ? -1 : 1;
}
