import type { Operation, Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { OperationCode } from './operation-rules.js';
import type { ShapeCode } from './shape-rules.js';
import type { Impact } from './verdict.js';

export type ChangeCode = OperationCode | ShapeCode;

/** An operation with its page. */
export interface PlacedOperation {
  readonly page: Page['path'];
  readonly operation: Operation;
}

/** One change that callers of the client see, and what they have to do. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: Impact;
  /** From the new pages, or from the old ones if it was removed. */
  readonly placed: PlacedOperation;
  /** The changed member, as callers write it: `request.json.amount.total`; left out for the operation itself. */
  readonly path?: string;
  /** The rest of a sentence that begins with the path or the operation; names in braces are replaced by text of the pages. */
  readonly says: string;
  readonly advice: string;
  readonly parameters: ChangeParameters;
  /** Left out for additions. */
  readonly old?: SourceRange;
  /** Left out for removals. */
  readonly new?: SourceRange;
}

export type ChangeParameters = Readonly<Record<string, string>>;
