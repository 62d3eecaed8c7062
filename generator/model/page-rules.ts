import type { Dialect } from './dialect.js';

/** Which files are pages, and what is replaced in them before they are read. */
export interface PageRules {
  /** Folders that mark a documentation root, and what their pages describe. Left out: the given folder is the root. */
  readonly folders?: Readonly<Record<string, 'call' | 'notification'>>;
  /** Default `['.md']`; `.mdx` for Docusaurus. */
  readonly extensions?: readonly string[];
  /** Page name that stands for its folder: `index`. */
  readonly indexPage?: string;
  /**
   * `by` takes the place of what `match` matches, in this order, before anything is read: shortcodes around JSON become
   * fences. Line by line, so that lines stay where they are; columns may not.
   */
  readonly replace?: readonly Replacement[];
}

export interface Replacement {
  readonly match: string;
  /** May use `$1` and `$<name>`. */
  readonly by: string;
}

/** The page rules of a dialect. */
export function pageRulesOf({ folders, indexPage }: Dialect): PageRules {
  return { folders, indexPage };
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
