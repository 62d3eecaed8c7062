import picomatch from 'picomatch';
import type { PageFile } from '../1-read/find-pages.js';

export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The pages whose paths the globs ask for; `{transaction_id}` in a glob is a placeholder, not a choice. */
export function selectPages(pages: readonly PageFile[], { include, exclude }: Selection): readonly PageFile[] {
  if (include.length === 0 && exclude.length === 0) return pages;
  const options = { nobrace: true, dot: true };
  const isIncluded = include.length === 0 ? () => true : picomatch([...include], options);
  const isExcluded = exclude.length === 0 ? () => false : picomatch([...exclude], options);
  return pages.filter(({ path }) => isIncluded(path) && !isExcluded(path));
}
