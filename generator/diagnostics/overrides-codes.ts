import type { CodeEntry } from './code-entry.js';

/** Problems with overrides, and between them and the pages. */
export const overridesCodes = {
  'overrides-unreadable': {
    severity: 'error',
    message: 'The overrides cannot be read, so none of them is applied: {reason}.',
    help: 'Write a YAML list of entries, each with page, reason, and one of set, add, drop and move.',
  },
  'override-invalid': {
    severity: 'error',
    message: 'The override is ignored: {problem}.',
    help: '{allowed}.',
  },
  'override-contradictory': {
    severity: 'warning',
    message: 'The override contradicts the one in line {line}: one of them drops what the other changes.',
    help: 'Keep one of the two; to replace a field, set its type and fields.',
  },
  'override-page-missing': {
    severity: 'warning',
    message: 'The override is for {page}, which is not among the pages.',
    help: 'Write the path of the page below the documentation root, without extension; or remove the override.',
  },
  'override-operation-missing': {
    severity: 'warning',
    message: 'The override is for {operation}, which no page describes.',
    help: 'Write the method and the URL as the page has them{nearest}; or remove the override.',
  },
  'override-unmatched': {
    severity: 'warning',
    message: 'The override does not fit {page}: {reason}.',
    help: 'Write it as the page is now, or remove it.',
  },
  'override-idle': {
    severity: 'info',
    message: 'The override changes nothing: {page} already says the same.',
    help: 'Remove it.',
  },
  'override-settles-nothing': {
    severity: 'info',
    message: 'The override settles {code}, which is not reported for the operation.',
    help: 'Remove the code from settles.',
  },
} as const satisfies Record<string, CodeEntry>;
