import type { CodeEntry } from './code-entry.js';

/** What can be odd about the parts of a page: headings, tables, rows, attributes. */
export const parsingCodes = {
  'front-matter-key-missing': {
    severity: 'warning',
    message: 'The page refers to {key} of its front matter, which has no such text.',
    help: 'Add the key between the two lines of three dashes, or write the words themselves.',
  },
  'page-without-operation': {
    severity: 'info',
    message: 'The page describes no operation.',
    help: 'Give the heading of an operation its HTTP method as id ({anchors}), such as #post.',
  },
  'title-missing': {
    severity: 'warning',
    message: 'The operation has no title.',
    help: 'Write one in the heading before the id.',
  },
  'table-unknown': {
    severity: 'warning',
    message: 'A table begins with {word}, which names neither a request nor an answer; it is passed over.',
    help: 'Begin its header with one of: {known}.',
  },
  'table-repeated': {
    severity: 'warning',
    message: 'The operation has another table for the same side in line {line}; this one is passed over.',
    help: 'Join the two, or give each operation a heading of its own.',
  },
  'row-name-missing': {
    severity: 'warning',
    message: 'A row with a type has no name; it is passed over.',
    help: 'Write the name of the member in the first cell.',
  },
  'row-cells-extra': {
    severity: 'warning',
    message: 'The row has {count} cells; those after the third are read as part of the description.',
    help: 'Write a pipe inside a cell as \\|.',
  },
  'name-blank': {
    severity: 'warning',
    message: 'The name {name} has a blank inside, which is left out.',
    help: 'Write the name as it is on the wire.',
  },
  'name-irregular': {
    severity: 'warning',
    message: 'The name {name} has characters that names on the wire seldom have.',
    help: 'Check the name; attributes in braces stand after it, with a blank between.',
  },
  'attribute-misspelt': {
    severity: 'warning',
    message: '{written} is read as {meant}.',
    help: 'Write {meant}.',
  },
  'attribute-unknown': {
    severity: 'info',
    message: 'The attribute {written} means nothing here.',
    help: 'Known attributes are: {known}.',
  },
  'indent-invalid': {
    severity: 'warning',
    message: 'The indent {value} is not a whole number from 0 to {deepest}.',
    help: 'Write data-indent=1 for members of the row at the top, 2 for theirs, and so on.',
  },
} as const satisfies Record<string, CodeEntry>;
