import type { CodeEntry } from './code-entry.js';

/** What cannot become a file or a name of the client. */
export const emittingCodes = {
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
} as const satisfies Record<string, CodeEntry>;
