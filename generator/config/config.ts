import type { Accepted } from '../model/accepted.js';
import type { ApiFacts } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import type { EmitLanguage, FormatFile, ImportExtension } from '../model/emit-settings.js';
import type { ValueLists } from './settings.js';

/** What `docwright.config.ts` exports. Paths are relative to the file; everything can be left out. */
export interface DocwrightConfig {
  /** Folders that hold `openapi/` or `webhook/`, are one of these, or lie below one. */
  readonly input?: string | readonly string[];
  /** Where the client goes. */
  readonly output?: string;
  /** Globs of page paths, such as `openapi/v3/pay/**`; `v3/pay`, `docs/openapi/v3/pay/**` and `….md` are understood as well. By default every page. */
  readonly include?: readonly string[];
  /** Globs of page paths that are left out all the same. */
  readonly exclude?: readonly string[];
  /** How the pages look: the name of a documentation site, or everything that is particular to another one. Default: that of the first API that docwright knows. */
  readonly dialect?: string | DialectOptions;
  /** What the pages describe: the name of an API, or the facts of another one, of which its title and servers are enough. Default: the API of the dialect. */
  readonly api?: string | ApiFacts;
  /** Servers besides those of the API that pages may send signed calls to, such as `https://pay.example.com`. */
  readonly servers?: readonly string[];
  /** Whether listed values of requests admit others. Default `as-documented`. Those of answers always do. */
  readonly values?: ValueLists;
  /** What the client is written in: `ts`, or `js` with declarations and source maps, which needs `oxc-transform`. Default `ts`. */
  readonly emit?: EmitLanguage;
  /** How imports end. Default `js`; `ts` needs `allowImportingTsExtensions`, `none` a bundler. */
  readonly importExtension?: ImportExtension;
  /** Whether `index.ts` hangs every call on the client. Default true. */
  readonly chain?: boolean;
  /** A folder of your own whose files take the place of docwright's templates of the same names. */
  readonly templates?: string;
  /** Files with corrections to pages. Default `docwright.overrides.yaml`, if there is one. */
  readonly overrides?: string | readonly string[];
  /** Whether the corrections that come with the dialect hold. Default true. */
  readonly dialectOverrides?: boolean;
  /** Diagnostics that may stay, besides those of `accepted.json`. */
  readonly accepted?: readonly Accepted[];
  /** Lines for the top of every file of code, without comment marks. */
  readonly header?: string;
  /** Gives the text that is written in the place of each file's, last of all. */
  readonly format?: FormatFile;
}

/** A dialect without an API describes that of the default dialect, unless `api` says otherwise. */
export type DialectOptions = Omit<Dialect, 'api'> & { readonly api?: ApiFacts };

/** Gives back what it is given; it is there for the types. */
export function defineConfig(config: DocwrightConfig): DocwrightConfig {
  return config;
}
