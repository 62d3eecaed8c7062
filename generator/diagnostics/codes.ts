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
  'page-duplicate': {
    severity: 'error',
    message: 'The page {path} exists in two of the given folders; the other one is {other}.',
    help: 'Give only one of the folders, or take one of the pages out.',
  },
  'front-matter-invalid': {
    severity: 'warning',
    message: 'The front matter cannot be read: {reason}.',
    help: 'Write it as YAML between two lines of three dashes, or remove it.',
  },
  'attribute-malformed': {
    severity: 'warning',
    message: 'The brace group at the end cannot be read as attributes: {reason}.',
    help: 'Write attributes as #id, .class, name or name=value, put values with blanks in double quotes, and close the brace; braces that are text belong before the last word.',
  },
  'page-path-unusable': {
    severity: 'error',
    message: 'The page {path} can have no file in the client: {reason}.',
    help: 'Rename the page, or the folder that it lies in.',
  },
  'page-path-collides': {
    severity: 'error',
    message: 'The file of page {path} would be in the way of that of {other}: {file}.',
    help: 'Rename one of the pages so that their paths differ in more than capitals.',
  },
  'chain-name-taken': {
    severity: 'warning',
    message: 'The client has a member {name} of its own, so that the chain calls the pages under {path} {renamed}.',
    help: 'Call them by that name, or rename the folder.',
  },
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof codes;
