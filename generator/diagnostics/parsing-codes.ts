import type { CodeEntry } from './code-entry.js';

/** Problems with the parts of a page: headings, tables, rows, attributes. */
export const parsingCodes = {
  'front-matter-key-missing': {
    severity: 'warning',
    message: 'The page shows “{key}” of its front matter, which has no text under that key.',
    help: 'Add the key between the two lines of three dashes, or write the words themselves.',
  },
  'page-without-operation': {
    severity: 'info',
    message: 'The page describes no operation: none of its headings has an HTTP method as id.',
    help: 'Give the heading of an operation one of these ids: {anchors}.',
  },
  'title-missing': {
    severity: 'warning',
    message: 'The operation has no title.',
    help: 'Write one in the heading, before the id.',
  },
  'table-unknown': {
    severity: 'warning',
    message: 'The table begins with “{word}”, which introduces neither a request nor an answer; it is ignored.',
    help: 'If it describes one of them, begin its header with one of: {known}.',
  },
  'table-repeated': {
    severity: 'warning',
    message: 'The operation already has such a table in line {line}; this one is ignored.',
    help: 'Join the two, or give this one an operation heading of its own.',
  },
  'table-delimiter-missing': {
    severity: 'warning',
    message: 'The table that begins with “{word}” has no delimiter row, so it is read as a paragraph.',
    help: 'Write | --- | --- | --- below its header, with a part for each column.',
  },
  'table-in-html': {
    severity: 'warning',
    message: 'The HTML table is not read: it has no end, or stands within a line of text.',
    help: 'Start it in a line of its own and close it with </table>, or write it as a Markdown table.',
  },
  'table-outside-operation': {
    severity: 'warning',
    message: 'The table that begins with “{word}” stands before the first operation, so its fields are not read.',
    help: 'Move it below the heading of its operation, whose id is one of: {anchors}.',
  },
  'footnote-unread': {
    severity: 'warning',
    message: 'The footnote is not read; where it is referred to, the client shows its mark alone.',
    help: 'Write its words in the place of the mark.',
  },
  'row-outside-table': {
    severity: 'warning',
    message: 'The row “{row}” stands outside any table, so its field is not read.',
    help: 'Remove the blank line, comment or include above it; a row of a table begins with an ASCII “|”.',
  },
  'row-undivided': {
    severity: 'warning',
    message: 'The row “{row}” has one cell, so it is not read as a field.',
    help: 'Write an ASCII “|” between name, type and description.',
  },
  'row-name-missing': {
    severity: 'warning',
    message: 'The row has no name; it is ignored.',
    help: 'Write the name in the first cell.',
  },
  'row-cells-extra': {
    severity: 'warning',
    message: 'The row has {count} cells; those after the third are read as part of the description.',
    help: 'Write a pipe that belongs to a cell as \\|.',
  },
  'name-blank': {
    severity: 'warning',
    message: 'The name “{name}” has a blank inside, which is left out.',
    help: 'Write the name as it is sent.',
  },
  'name-irregular': {
    severity: 'warning',
    message: 'The name “{name}” has characters that names seldom have.',
    help: 'Write the name alone, without Markdown such as backticks or “\\_”; attributes stand after it in braces, with a blank between.',
  },
  'attribute-misspelt': {
    severity: 'warning',
    message: '“{written}” is read as “{meant}”.',
    help: 'Write {meant}.',
  },
  'attribute-unknown': {
    severity: 'warning',
    message: 'The attribute “{written}” is not known; it is ignored.',
    help: 'Write one of {known}, or remove it.',
  },
  'indent-invalid': {
    severity: 'warning',
    message: 'The indent “{value}” is not a whole number from 0 to {deepest}.',
    help: 'Write data-indent=1 for what belongs to a row without indent, 2 for what belongs to that one, and so on.',
  },
} as const satisfies Record<string, CodeEntry>;
