import type { CodeEntry } from './code-entry.js';

/** Where a sample and its table do not agree. */
export const samplesCodes = {
  'sample-unreadable': {
    severity: 'warning',
    message: 'The sample {label} cannot be read: {reason}.',
    help: 'Mend its syntax.',
  },
  'sample-call-differs': {
    severity: 'warning',
    message: 'The sample calls {call}, but the page describes {page}.',
    help: 'Correct the sample, the id of the heading, or the name of the page.',
  },
  'samples-differ': {
    severity: 'info',
    message: 'The sample {label} passes other values than {first}; the latter is taken.',
    help: 'Make the samples show the same call.',
  },
  'sample-key-undocumented': {
    severity: 'warning',
    message: 'The sample has {name}, which the table lacks.',
    help: 'Add its row, or correct its name in the sample.',
  },
  'sample-value-unlisted': {
    severity: 'warning',
    message: 'The sample gives {name} the value {value}, which is not among those listed.',
    help: 'Add the value to the list, or correct the sample.',
  },
  'sample-kind-differs': {
    severity: 'warning',
    message: 'The sample gives {name} a {written}; the table says {documented}.',
    help: 'Correct the type in the table or the value in the sample.',
  },
  'sample-member-missing': {
    severity: 'warning',
    message: 'The sample lacks {name}, which the table marks as required.',
    help: 'Add it to the sample, or remove data-required.',
  },
} as const satisfies Record<string, CodeEntry>;
