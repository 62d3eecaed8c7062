import type { Severity } from '../model/diagnostic.js';

interface Entry {
  readonly severity: Severity;
  /** What is wrong; `{name}` stands for a parameter of the report. */
  readonly message: string;
  /** What to do. */
  readonly help: string;
}

/**
 * Every diagnostic there is. A code is `subject-problem` and never reused.
 * `error`: the operation would be wrong and is left out. `warning`: emitted, with a weaker type. `info`: worth knowing.
 */
export const codes = {
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
  'type-unknown': {
    severity: 'warning',
    message: '{type} is not a type that is known; the member is typed as unknown.',
    help: 'Write one of {known}, with [] after it for a list.',
  },
  'field-duplicate': {
    severity: 'warning',
    message: '{name} stands at this level already, in line {line}; both are taken as forms of one member.',
    help: 'Remove one, or put a separator row before each form.',
  },
  'indent-jump': {
    severity: 'warning',
    message: '{name} has indent {indent} where {expected} is the deepest that fits.',
    help: 'Indent a row at most one deeper than the one that holds it.',
  },
  'row-under-scalar': {
    severity: 'warning',
    message: '{name} stands under {scalar}, which can have no members; it is taken as a member of what holds {scalar}.',
    help: 'Mend data-indent of either row, or put a separator row between a string and its content.',
  },
  'row-fallen': {
    severity: 'warning',
    message:
      '{name} stands at the top of a notification, beside headers and body; it is taken as part of the content before it.',
    help: 'Give the row the indent of its siblings.',
  },
  'separator-idle': {
    severity: 'warning',
    message: 'A separator beside {name} opens nothing: no deeper row and no other form of a member follows.',
    help: 'Remove it, or indent the rows of the content one deeper than their string.',
  },
  'separator-late': {
    severity: 'warning',
    message: 'The content after this separator is taken as that of {name}, though {sibling} stands between.',
    help: 'Put the separator right below {name}.',
  },
  'encoding-implied': {
    severity: 'info',
    message: '{name} has content but does not say how it is encoded; JSON is assumed.',
    help: 'Add data-encoded=by-json_encode to its type cell.',
  },
  'encoding-unknown': {
    severity: 'warning',
    message: '{name} is encoded by {value}, which is not known; it is typed as a plain string.',
    help: 'Known encodings are: {known}.',
  },
  'encryption-unknown': {
    severity: 'warning',
    message: '{name} is encrypted by {value}, which is not known; it is typed as a plain string.',
    help: 'Known ones are: {known}.',
  },
  'value-kind-differs': {
    severity: 'warning',
    message: '{name} lists {value}, which is no {type}.',
    help: 'Mend the value, or write string as its type.',
  },
  'value-repeated': {
    severity: 'info',
    message: '{name} lists {value} twice.',
    help: 'Remove one of them.',
  },
  'request-undocumented': {
    severity: 'warning',
    message: 'The operation has no request table; it is taken to need no parameters.',
    help: 'Add the table, without rows if there are none.',
  },
  'answer-undocumented': {
    severity: 'warning',
    message: 'The operation has no answer table; its answer is typed as unknown.',
    help: 'Add a table that begins with one of: {known}.',
  },
  'answer-unclear': {
    severity: 'warning',
    message: 'The answer table has no members and says {text}; the answer is typed as unknown.',
    help: 'Describe the members, or begin the only cell with one of: {known}.',
  },
  'container-unknown': {
    severity: 'warning',
    message: '{name} at the top of a request holds members but is no part of a message; it is passed over.',
    help: 'Known parts are: {known}.',
  },
  'container-repeated': {
    severity: 'warning',
    message: '{name} comes after {first}, which holds the same part of the message; it is passed over.',
    help: 'Keep one of the two.',
  },
  'path-parameter-undocumented': {
    severity: 'warning',
    message:
      'The URL {url} needs {name}, which has no row at the top of the request table; it is taken as a required string.',
    help: 'Add the row {name} data-required with its type.',
  },
  'path-parameter-unknown': {
    severity: 'warning',
    message:
      '{name} stands at the top of the request table, but the URL {url} has no such placeholder; it is passed over.',
    help: 'Rename it as in the URL, or move it under query, json or headers.',
  },
  'server-unclear': {
    severity: 'warning',
    message: '{name} names {count} servers where one is needed; the default server is used.',
    help: 'Write one URL in backticks.',
  },
  'serial-header-missing': {
    severity: 'warning',
    message: 'The request has sealed members, but no row for the header {header} that names the key.',
    help: 'Add the row under headers. The client sends the header all the same.',
  },
  'serial-header-idle': {
    severity: 'info',
    message: 'The request has a row for the header {header}, but no sealed member.',
    help: 'Mark the sealed members with data-encrypted, or remove the row.',
  },
  'event-differs': {
    severity: 'info',
    message: '{member} lists {values} besides the name of the page, {page}.',
    help: 'Nothing, if the event really comes with this body; otherwise correct the value.',
  },
  'operation-duplicate': {
    severity: 'error',
    message: '{call} is described already, at {other}; this one is left out.',
    help: 'Remove one of the two, or correct the id of its heading.',
  },
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
} as const satisfies Record<string, Entry>;

export type Code = keyof typeof codes;
