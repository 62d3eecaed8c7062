import type { Severity } from '../model/diagnostic.js';

interface Entry {
  readonly severity: Severity;
  /** What is wrong; `{name}` stands for a parameter of the report. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
}

/**
 * Every diagnostic there is. A code is `subject-problem` and never reused.
 * `error`: the operation would be wrong and is left out. `warning`: emitted, with a weaker type. `info`: worth knowing.
 */
export const codes = {
  'page-unreadable': {
    severity: 'error',
    message: 'The page cannot be read: {reason}.',
    help: 'Make it a readable file, or take it out of the folder.',
  },
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof codes;
