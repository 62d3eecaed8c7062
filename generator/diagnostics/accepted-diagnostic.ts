import type { Diagnostic } from '../model/diagnostic.js';
import type { Code } from './codes.js';

/** A diagnostic that is known, and why it may stay. */
export interface AcceptedDiagnostic {
  readonly diagnostic: Diagnostic<Code>;
  readonly reason: string;
}
