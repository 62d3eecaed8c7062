import picomatch from 'picomatch';

export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The pages whose paths the globs ask for; `{transaction_id}` in a glob is a placeholder, not a choice. */
export function selectPages<Page extends { readonly path: string }>(
  pages: readonly Page[],
  { include, exclude }: Selection,
): readonly Page[] {
  if (include.length === 0 && exclude.length === 0) return pages;
  const options = { nobrace: true, dot: true };
  const isIncluded = include.length === 0 ? () => true : picomatch([...include], options);
  const isExcluded = exclude.length === 0 ? () => false : picomatch([...exclude], options);
  return pages.filter(({ path }) => isIncluded(path) && !isExcluded(path));
}
