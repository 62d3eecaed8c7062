import type { CodeEntry } from './code-entry.js';

/** Problems with the parts of a page: headings, tables, rows, attributes. */
export const parsingCodes = {
  'front-matter-key-missing': {
    severity: 'warning',
    message: 'The page shows “{key}” of its front matter, which has no text under that key.',
    help: 'Add the key between the two lines of three dashes, or write the words themselves.',
  },
  'operations-missing': {
    severity: 'error',
    message: 'The page has {count} lines that look like endpoints, but no operation was found in it.',
    help: 'The dialect looks for {places}. Correct the page, or `operations.opens` of the dialect.',
  },
  'page-without-operation': {
    severity: 'info',
    message: 'The page describes no operation.',
    help: 'The dialect looks for {places}.',
  },
  'method-or-url-missing': {
    severity: 'error',
    message: 'An operation begins here, but its {missing} was not found; it is left out.',
    help: 'Write it where the dialect looks for it, or correct `operations` of the dialect.',
  },
  'method-unknown': {
    severity: 'error',
    message: '“{method}” is not an HTTP method that clients can call; the operation is left out.',
    help: 'Write one of {known}.',
  },
  'title-missing': {
    severity: 'warning',
    message: 'The operation has no title.',
    help: 'Write one in the heading, before the id.',
  },
  'table-unplaced': {
    severity: 'warning',
    once: 'message',
    message: 'No rule holds for the table “{header}”; it is ignored.',
    help: 'Tables are known by: {known}. Correct the header or the heading of the table, or add a rule to `tables` of the dialect.',
  },
  'heading-unmatched': {
    severity: 'warning',
    once: 'message',
    message: 'The table “{header}” is below “{heading}”, which names no field; it is ignored.',
    help: 'Name the field whose members the table lists in the heading, or add a rule to `tables` or `nesting` of the dialect.',
  },
  'column-unknown': {
    severity: 'info',
    once: 'message',
    message: 'The column “{column}” is not known; its cells are not read.',
    help: 'If it says something about fields, add its header to `columns` of the dialect.',
  },
  'required-unclear': {
    severity: 'warning',
    once: 'message',
    message: '“{text}” says neither that the field is required nor that it is optional; it is taken as optional.',
    help: 'Write yes or no, or set `otherwise` of the column in `required` of the dialect.',
  },
  'place-unknown': {
    severity: 'warning',
    once: 'message',
    message: '“{word}” is no known place of a parameter, so the URL and the method decide where it goes.',
    help: 'Known are {known}. Correct the cell, or add the word to `rows.in` of the dialect.',
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
    help: 'Move it below its operation. The dialect looks for {places}.',
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
    message:
      'The row has {count} cells in a table of {columns} columns; the others are read as part of the description.',
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
