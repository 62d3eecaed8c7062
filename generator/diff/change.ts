import type { Operation, Page } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import type { OperationCode } from './operation-rules.js';
import type { ShapeCode } from './shape-rules.js';
import type { Impact } from './verdict.js';

export type ChangeCode = OperationCode | ShapeCode;

/** An operation with the page that it stands on. */
export interface PlacedOperation {
  readonly page: Page['path'];
  readonly operation: Operation;
}

/** One thing that callers of the client find different, and what they have to do. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: Impact;
  /** As the new pages have it; as the old ones had it, when it is gone. */
  readonly placed: PlacedOperation;
  /** What it is about, as callers write it: `request.json.amount.total`; left out for the operation itself. */
  readonly path?: string;
  /** A sentence that follows the path or the operation; page texts stand for names in braces. */
  readonly says: string;
  readonly advice: string;
  readonly parameters: ChangeParameters;
  /** Left out for what is new. */
  readonly old?: SourceRange;
  /** Left out for what is gone. */
  readonly new?: SourceRange;
}

export type ChangeParameters = Readonly<Record<string, string>>;
