import { createDescriber, type DescriberOptions } from '../describe-page.js';
import type { Code } from '../diagnostics/codes.js';
import { collectDiagnostics } from '../diagnostics/report.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Dialect } from '../model/dialect.js';
import type { PageSource } from '../model/page-tree.js';
import type { Page } from '../model/schema.js';

/** What became of a text. It can be handed from one thread to another. */
export interface DescribedSource {
  readonly diagnostics: readonly Diagnostic<Code>[];
  /** Left out when the page cannot be used. */
  readonly page?: Page;
}

/** Describes the text of one page after another; what is remembered between them only saves time. */
export function createSourceDescriber(
  dialect: Dialect,
  options?: DescriberOptions,
): (source: PageSource) => DescribedSource {
  const describe = createDescriber(dialect, options);
  return (source) => {
    try {
      return describe(source);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return refuse(source);
    }
  };
}

/** Past what the stack or an array holds there is no page that anybody wrote: it is refused, and the run goes on. */
function refuse({ file }: PageSource): DescribedSource {
  const diagnostics: Diagnostic<Code>[] = [];
  const start = { line: 1, column: 1 };
  const reason = 'it is too large or nested too deeply';
  collectDiagnostics(diagnostics)('page-unreadable', { file, start, end: start }, { reason });
  return { diagnostics };
}
