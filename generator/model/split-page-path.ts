import type { Dialect } from './dialect.js';

/** The folders of a dialect whose pages describe calls. They are no part of the names of operations. */
export function callFoldersOf({ pages }: Pick<Dialect, 'pages'>): string[] {
  return Object.entries(pages?.folders ?? {}).flatMap(([folder, kind]) => (kind === 'call' ? [folder] : []));
}

/** The segments of a page path that name operations, which are all below a folder of calls: `v3`, `pay`, `{id}`. */
export function splitPagePath(path: string, callFolders: readonly string[]): string[] {
  const [folder = '', ...rest] = path.split('/');
  return rest.length > 0 && callFolders.includes(folder) ? rest : [folder, ...rest];
}
