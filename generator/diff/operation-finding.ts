import type { SourceRange } from '../model/source-range.js';
import type { ChangeParameters } from './change.js';
import type { OperationCode } from './operation-rules.js';

/** Something about an operation as a whole that differs, or about a part of it that has a path and a place of its own. */
export interface OperationFinding {
  readonly code: OperationCode;
  readonly parameters: ChangeParameters;
  readonly path?: string;
  readonly old?: SourceRange;
  readonly new?: SourceRange;
}

export function tell(code: OperationCode, parameters: ChangeParameters = {}): OperationFinding {
  return { code, parameters };
}
