import type { CodeEntry } from './code-entry.js';

/** Problems with files and their syntax. */
export const readingCodes = {
  'page-unreadable': {
    severity: 'error',
    message: 'The page cannot be read: {reason}.',
    help: 'Make it a readable file, or take it out of the folder.',
  },
  'page-duplicate': {
    severity: 'error',
    message: 'Two files are the same page: {other} is read, {path} is left out.',
    help: 'Give only one of the folders, or remove one of the files. The extension is not part of the path of a page.',
  },
  'front-matter-invalid': {
    severity: 'warning',
    message: 'The front matter cannot be read and is treated as empty: {reason}.',
    help: 'Write it as YAML between two lines of three dashes, or remove it.',
  },
  'attribute-malformed': {
    severity: 'warning',
    message: 'The group in braces at the end cannot be read as attributes: {reason}.',
    help: 'Write #id, .class, name or name=value, with double quotes around a value that has blanks, and close the brace. Braces that are text belong before the last word.',
  },
  'accepted-idle': {
    severity: 'warning',
    message: 'accepted.json accepts {code} in {page}, where it is no longer reported.',
    help: 'Remove the entry; the list may only shrink.',
  },
  'accepted-invalid': {
    severity: 'error',
    message: 'accepted.json cannot be used, so it accepts nothing: {reason}.',
    help: 'Write a list of objects with code, file and reason, and with line where only one place is meant.',
  },
} as const satisfies Record<string, CodeEntry>;
