import type { FoundPages, PageFile } from '../1-read/find-pages.js';
import type { Code } from '../diagnostics/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PageRules } from '../model/dialect.js';
import type { Operation, Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/** An event of a run. Pages are in the order of their paths, each once; `Known` is the result of one from an earlier run. */
export type RunEvent<Known extends PageResult = PageResult> =
  /** The pages are known, and threads are working on those that no earlier run has described. */
  | { readonly kind: 'started'; readonly pages: number; readonly missing: number }
  | { readonly kind: 'described'; readonly file: PageFile; readonly result: PageResult }
  /** The result of an earlier run is still valid for a page. */
  | { readonly kind: 'recalled'; readonly file: PageFile; readonly result: Known }
  /** Diagnostics that are not about a single page. */
  | { readonly kind: 'noticed'; readonly diagnostics: readonly Diagnostic<Code>[] };

/** The result of a page. */
export interface PageResult {
  readonly path: string;
  /** SHA-256 of its text; left out if it could not be read. */
  readonly digest?: string;
  /** SHA-256 of the overrides that changed something; left out if none did. */
  readonly correction?: string;
  /** Its operations that overrides name without a page; left out where none do. */
  readonly named?: readonly string[];
  /** What it depends on besides: the hashes of other files, by place, and whether it refers to something that is not there. */
  readonly uses?: { readonly files: Readonly<Record<string, string>>; readonly missing: boolean };
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** The calls that it describes, and their places. */
  readonly calls: readonly DescribedCall[];
  /** Its part of the schema, with overrides applied; left out if it describes nothing. */
  readonly page?: Page;
}

/** An operation of a page, and where it is described. */
export interface DescribedCall {
  /** See `nameCall`. */
  readonly name: string;
  readonly operation: Pick<Operation, 'kind' | 'anchor' | 'method' | 'url'>;
  readonly source: SourceRange;
}

/** Folders that cannot be read as documentation. */
export interface WrongFolders extends Pick<FoundPages, 'wrong'> {
  /** Which files would be pages. */
  readonly rules: PageRules;
}

/** The events of a run, and its result. */
export type Run<Result> = AsyncGenerator<RunEvent, Result | WrongFolders, void>;

/** Run to the end and return the result; `take` gets each event before the run continues. An error that it throws ends the run. */
export async function finishRun<Event, Result>(
  run: AsyncGenerator<Event, Result, void>,
  take: (event: Event) => void | Promise<void> = () => {},
): Promise<Result> {
  try {
    for (;;) {
      const step = await run.next();
      if (step.done) return step.value;
      await take(step.value);
    }
  } catch (error) {
    await run.throw(error);
    throw error;
  }
}
