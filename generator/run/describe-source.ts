import type { PageFile } from '../1-read/find-pages.js';
import { createDescriber } from '../describe-page.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import type { PageSource } from '../model/page-tree.js';
import type { Page } from '../model/schema.js';
import { createSurroundings, refersToFiles, type Uses } from './surroundings.js';

/** The result of a page's text. It can be passed between threads. */
export interface DescribedSource {
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** Left out if the page cannot be used. */
  readonly page?: Page;
  /** Left out where pages refer to no other files. */
  readonly uses?: Uses;
}

export interface SourceOptions {
  /** Whether fields carry the reasons why they are as they are. */
  readonly explained: boolean;
  /** The pages that others may refer to. */
  readonly around: readonly PageFile[];
}

/** Create a function that describes the text of one page after another; its cache only saves time. */
export function createSourceDescriber(
  dialect: Dialect,
  { explained, around }: SourceOptions,
): (source: PageSource) => DescribedSource {
  const surroundings = refersToFiles(dialect) ? createSurroundings(around) : undefined;
  const describe = createDescriber(dialect, { explained, ...(surroundings && { surroundings }) });
  return (source) => {
    try {
      const described = describe(source);
      return surroundings ? { ...described, uses: surroundings.takeUses() } : described;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return refuse(source);
    }
  };
}

/** Refuse a page that exceeds the stack or the size of an array, which no author writes; the run continues. */
function refuse({ file }: PageSource): DescribedSource {
  const diagnostics: Diagnostic<Code>[] = [];
  const start = { line: 1, column: 1 };
  const reason = 'it is too large or nested too deeply';
  collectDiagnostics(diagnostics)('page-unreadable', { file, start, end: start }, { reason });
  return { diagnostics };
}
