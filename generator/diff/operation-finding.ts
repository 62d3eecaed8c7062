import type { SourceRange } from '../model/source-range.js';
import type { ChangeParameters } from './change.js';
import type { OperationCode } from './operation-rules.js';

/** A change of an operation as a whole, or of a part of it that has a separate path and place. */
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
