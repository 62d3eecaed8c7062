import type { CodeEntry } from './code-entry.js';

/** What can be unclear about the meaning of a page. */
export const resolvingCodes = {
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
    message: 'The operation has no answer table with rows; its answer is typed as unknown.',
    help: 'Describe the answer in a table that begins with one of: {known}.',
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
} as const satisfies Record<string, CodeEntry>;
