import type { Severity } from '../model/diagnostic.js';

/** One row of the table of diagnostics. */
export interface CodeEntry {
  /** `error`: the operation would be wrong and is left out. `warning`: emitted, with a weaker type. `info`: worth knowing. */
  readonly severity: Severity;
  /** What is wrong; `{name}` stands for a parameter of the report. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
}
