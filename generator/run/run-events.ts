import type { FoundPages, PageFile } from '../1-read/find-pages.js';
import type { Code } from '../diagnostics/codes.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';

/** What happens in a run. Pages come in the order of their paths, each once; `Known` is what is known of one from an earlier run. */
export type RunEvent<Known extends PageResult = PageResult> =
  /** The pages are known, and threads are at work on those that no earlier run has described. */
  | { readonly kind: 'started'; readonly pages: number; readonly missing: number }
  | { readonly kind: 'described'; readonly file: PageFile; readonly result: PageResult }
  /** What an earlier run found of a page still holds. */
  | { readonly kind: 'recalled'; readonly file: PageFile; readonly result: Known }
  /** What there is to say of no page alone. */
  | { readonly kind: 'noticed'; readonly diagnostics: readonly Diagnostic<Code>[] };

/** What became of a page. */
export interface PageResult {
  readonly path: string;
  /** SHA-256 of its text; left out when it could not be read. */
  readonly digest?: string;
  /** SHA-256 of the overrides that changed something; left out where none did. */
  readonly correction?: string;
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** The calls that it describes, and where. */
  readonly calls: readonly (readonly [call: string, source: SourceRange])[];
  /** Its part of the schema, with overrides applied; left out where it describes nothing. */
  readonly page?: Page;
}

/** Folders that cannot have been meant. */
export type WrongFolders = Pick<FoundPages, 'wrong'>;

/** The events of a run, and what it gives at its end. */
export type Run<Result> = AsyncGenerator<RunEvent, Result | WrongFolders, void>;

/** What a run gives at its end; `take` sees each event before the run goes on. An error that it throws ends the run. */
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
