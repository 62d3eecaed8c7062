import type { CodeEntry } from './code-entry.js';

/** What can be wrong with files and their syntax. */
export const readingCodes = {
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
  'accepted-idle': {
    severity: 'warning',
    message: 'accepted.json accepts {code} in {page}, which is not reported any more.',
    help: 'Remove the entry: the list may only shrink.',
  },
  'accepted-invalid': {
    severity: 'error',
    message: 'accepted.json cannot be used: {reason}.',
    help: 'Write a list of objects with code, file and reason, and line where only one place is meant.',
  },
} as const satisfies Record<string, CodeEntry>;
