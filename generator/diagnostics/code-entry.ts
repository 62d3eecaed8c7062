import type { Severity } from '../model/diagnostic.js';

/** One row of the table of diagnostics. */
export interface CodeEntry {
  /** `error`: the operation would be wrong and is left out. `warning`: emitted, with a weaker type. `info`: no effect on types. */
  readonly severity: Severity;
  /** The problem; `{name}` is replaced by a parameter of the report. */
  readonly message: string;
  /** How to fix it. */
  readonly help: string;
  /**
   * What many pages have in common is shown once, at its first place, with a count: what has the same message, or everything
   * with the code. Left out, each is shown.
   */
  readonly once?: 'message' | 'code';
}
