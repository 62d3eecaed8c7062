import type { Dialect, PageRules } from './dialect.js';

/** The page rules of a dialect. */
export function pageRulesOf({ pages = {} }: Dialect): PageRules {
  return pages;
}

const usualExtensions: readonly string[] = ['.md'];

export function extensionsOf({ extensions = usualExtensions }: PageRules): readonly string[] {
  return extensions;
}

/** The extension that makes a file a page, the longest that fits; `undefined` where it is none. */
export function pageExtensionOf(name: string, extensions: readonly string[]): string | undefined {
  const fitting = extensions.filter((extension) => name.endsWith(extension));
  return fitting.sort((one, other) => other.length - one.length)[0];
}
