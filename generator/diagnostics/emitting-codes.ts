import type { CodeEntry } from './code-entry.js';

/** Problems with files and names of the client. */
export const emittingCodes = {
  'page-path-unusable': {
    severity: 'error',
    message: 'The page {path} cannot have a file in the client: {reason}.',
    help: 'Rename the page, or the folder that it lies in.',
  },
  'page-path-collides': {
    severity: 'error',
    message: 'Page {path} is left out: its file {file} cannot lie beside that of page {other}.',
    help: 'Rename one of the two pages, by more than capitals.',
  },
  'chain-name-taken': {
    severity: 'warning',
    message: 'The client has its own “{name}”, so it calls the folder of page {path} “{renamed}”.',
    help: 'Use that name, or rename the folder.',
  },
} as const satisfies Record<string, CodeEntry>;
