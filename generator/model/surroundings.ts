import type { PageSource } from './page-tree.js';
import type { Method } from './schema.js';

/** Method and URL of an operation, by its id. */
export type SideFile = Readonly<Record<string, { readonly method: Method; readonly url: string }>>;

/** Finds the side file that a dialect names for a page; `undefined` where there is none. */
export type SideFiles = (file: string, pagePath: string) => SideFile | undefined;

/** What lies around a page. It is asked only for what the page refers to. */
export interface Surroundings {
  readonly sideFiles: SideFiles;
  /** The page that a link leads to: `link` is relative to the folder of `from`, or to the page as a folder. */
  readonly linkedPage: (link: string, from: string) => PageSource | undefined;
}
