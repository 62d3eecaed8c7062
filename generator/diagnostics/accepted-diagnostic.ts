import type { Diagnostic } from '../model/diagnostic.js';
import type { Code } from './codes.js';

/** A known diagnostic, and the reason why it is accepted. */
export interface AcceptedDiagnostic {
  readonly diagnostic: Diagnostic<Code>;
  readonly reason: string;
}
