import type { CodeEntry } from './code-entry.js';

/** Differences between a sample and its table. */
export const samplesCodes = {
  'sample-unreadable': {
    severity: 'warning',
    message: 'The sample “{label}” cannot be read: {reason}.',
    help: 'Correct the sample so that it runs as it stands.',
  },
  'sample-too-large': {
    severity: 'warning',
    message: 'The sample “{label}” stands for more than {most}, or for a text as long; it is not read.',
    help: 'Shorten the sample, and write values where they are used instead of putting variables into one another.',
  },
  'sample-call-differs': {
    severity: 'warning',
    message: 'The sample calls {call}, but the page describes {page}.',
    help: 'Correct the sample, the id of the heading, or the name of the page.',
  },
  'samples-differ': {
    severity: 'info',
    message: 'The sample “{label}” passes other values than “{first}”, whose values are taken.',
    help: 'Make the samples show the same call.',
  },
  'sample-key-undocumented': {
    severity: 'warning',
    message: 'The sample passes “{name}”, which the table does not have.',
    help: 'Add its row, or correct its name in the sample.',
  },
  'sample-key-idle': {
    severity: 'warning',
    message: 'The sample passes “{name}”, which a request to the generated client does not have.',
    help: 'Remove it: the client knows it from the page, and the second argument overrides it.',
  },
  'sample-value-unlisted': {
    severity: 'warning',
    message: 'The sample gives “{name}” the value “{value}”, which the table does not list.',
    help: 'Add the value to the list, or correct the sample.',
  },
  'sample-kind-differs': {
    severity: 'warning',
    message: 'The sample gives “{name}” a value of type {written}, where the table says {documented}.',
    help: 'Correct the type in the table, or the value in the sample.',
  },
  'sample-member-missing': {
    severity: 'warning',
    message: 'The sample does not pass “{name}”, which the table marks as required.',
    help: 'Add it to the sample, or remove data-required from its row.',
  },
} as const satisfies Record<string, CodeEntry>;
