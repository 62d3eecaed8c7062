import type { Report } from '../diagnostics/report.js';
import type { EmittedPage } from './emit-page.js';
import { sortBy } from './sort-by.js';

/**
 * The pages whose files can lie beside each other on every file system, sorted by path. Of two that cannot, the later is left out.
 *
 *     v3/Refunds.ts    v3/refunds.ts       one file where capitals do not count
 *     v3/refunds.ts    v3/refunds.ts/a.ts  a file and a folder of one name
 */
export function keepDistinct(pages: readonly EmittedPage[], report: Report): EmittedPage[] {
  const filesOf = new Map<string, string>();
  const foldersOf = new Map<string, string>();
  return sortBy(pages, ({ entry }) => entry.path).filter(({ entry }) => {
    const { file, folders } = foldPath(entry.file);
    const inTheWay = [filesOf.get(file), foldersOf.get(file), ...folders.map((folder) => filesOf.get(folder))];
    const other = inTheWay.find((path) => path !== undefined);
    if (other !== undefined) {
      report('page-path-collides', entry.start, { path: entry.path, other, file: entry.file });
      return false;
    }
    filesOf.set(file, entry.path);
    for (const folder of folders) foldersOf.set(folder, entry.path);
    return true;
  });
}

/** A path as file systems compare it that fold capitals and accents, with the folders above it. */
function foldPath(path: string): { readonly file: string; readonly folders: readonly string[] } {
  const file = path.normalize('NFC').toLowerCase();
  const segments = file.split('/');
  return { file, folders: segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('/')) };
}
