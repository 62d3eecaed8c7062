import type { SourceRange } from './source-range.js';

export type Severity = 'error' | 'warning' | 'info';

/** Something a page or a folder has that its reader should know of; `code` is a key of the table in `diagnostics/codes.ts`. */
export interface Diagnostic<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, in the words of the page. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly range: SourceRange;
}
