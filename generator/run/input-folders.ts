import { relative, resolve, sep } from 'node:path';
import type { PageFile } from '../1-read/find-pages.js';

/** The folders that pages are read from: those given, or the documentation roots that were found deeper in one. */
export function inputFolders(folders: readonly string[], files: readonly PageFile[]): string[] {
  const roots = [...new Set(files.map(({ location, file }) => location.slice(0, -file.length)))];
  return folders.flatMap((folder) => {
    const deeper = roots.filter((root) => isBelow(root, folder));
    return deeper.length > 0 ? deeper : [folder];
  });
}

function isBelow(inner: string, outer: string): boolean {
  const [first = ''] = relative(resolve(outer), resolve(inner)).split(sep);
  return first !== '' && first !== '..';
}
