import type { CodeEntry } from './code-entry.js';

/** Problems with the meaning of a page. */
export const resolvingCodes = {
  'type-unknown': {
    severity: 'warning',
    once: 'message',
    message: '“{type}” is not a known type, so any value may stand here.',
    help: 'Write one of {known}; with [] after it, it is a list.',
  },
  'type-missing': {
    severity: 'warning',
    once: 'code',
    message: '“{name}” has no type, so any value may stand here.',
    help: 'Write one, or set `types.untyped` of the dialect.',
  },
  'type-recursive': {
    severity: 'info',
    once: 'message',
    message: 'The type {type} contains itself; within itself it may be any object.',
    help: 'Nothing has to be done.',
  },
  'table-detached': {
    severity: 'warning',
    message: 'The table lists members of “{path}”, which no table of the operation has; it is ignored.',
    help: 'Correct the name in the heading or paragraph above the table, or add a row for the field.',
  },
  'required-undecided': {
    severity: 'warning',
    once: 'code',
    message: 'Nothing says whether “{name}” is required; it is taken as optional.',
    help: 'Say it on the page, or add a rule to `required` of the dialect, such as one by side.',
  },
  'answer-placed': {
    severity: 'info',
    once: 'message',
    message: 'The table of the response describes {place} of the example; what is around it is taken from the example.',
    help: 'Nothing has to be done.',
  },
  'answer-place-unclear': {
    severity: 'warning',
    once: 'message',
    message:
      'The example of the response has no object with half of the names of the table, so the table is taken as it is.',
    help: 'Correct the names in the table or the example.',
  },
  'answer-reference-unknown': {
    severity: 'warning',
    message: 'The response is said to be that of “{target}”, which is no operation of the page.',
    help: 'Correct the link.',
  },
  'field-inferred': {
    severity: 'info',
    once: 'code',
    message: '{what} of “{name}” was read from an example, since no table says it.',
    help: 'Add it to the table.',
  },
  'sample-differs': {
    severity: 'info',
    once: 'code',
    message: '“{name}” is {documented} in the table and {shown} in the example.',
    help: 'Correct one of the two; the table counts.',
  },
  'field-duplicate': {
    severity: 'warning',
    message: '“{name}” has a sibling of the same name in line {line}; both are taken as forms of one field.',
    help: 'Remove or rename one, or put a separator row before each further form.',
  },
  'indent-jump': {
    severity: 'warning',
    message: '“{name}” is indented by {indent}, but here {expected} is the deepest that fits.',
    help: 'Indent a row by at most one more than the row that it belongs to.',
  },
  'row-under-scalar': {
    severity: 'warning',
    message:
      '“{name}” is indented below “{scalar}”, which is a plain value; it is taken as part of the object around or before that.',
    help: 'Correct the indent of one of them; where “{scalar}” is a string with content, put a separator row between.',
  },
  'row-fallen': {
    severity: 'warning',
    message:
      '“{name}” stands beside headers and body, where a notification has nothing else; it is taken as part of the content before it.',
    help: 'Indent the row like its siblings.',
  },
  'separator-idle': {
    severity: 'warning',
    message:
      'The separator row next to “{name}” opens nothing: neither the content of a string nor another form of a field follows.',
    help: 'Remove it, or indent the content one deeper than its string.',
  },
  'separator-late': {
    severity: 'warning',
    message: 'What follows the separator row is taken as the content of “{name}”, though “{sibling}” stands between.',
    help: 'Put “{name}” right above the separator row.',
  },
  'encoding-implied': {
    severity: 'info',
    message: 'The string “{name}” has content, but does not say how that is encoded; JSON is assumed.',
    help: 'Add data-encoded=by-json_encode to its type.',
  },
  'encoding-unknown': {
    severity: 'warning',
    message: '“{name}” is encoded “{value}”, which is not known; it is taken as a plain string.',
    help: 'Write one of {known}.',
  },
  'encryption-unknown': {
    severity: 'warning',
    message: '“{name}” is encrypted “{value}”, which is not known; it is taken as a plain string.',
    help: 'Write one of {known}.',
  },
  'value-kind-differs': {
    severity: 'warning',
    message: '“{name}” lists the value “{value}”, which is not a valid {type}.',
    help: 'Correct the value, or write string as the type.',
  },
  'value-repeated': {
    severity: 'info',
    message: '“{name}” lists the value “{value}” twice.',
    help: 'Remove one of the two.',
  },
  'request-undocumented': {
    severity: 'warning',
    message: 'The operation has no request table; it is treated as a request without parameters.',
    help: 'Add the table, without rows if there is nothing to send.',
  },
  'answer-undocumented': {
    severity: 'warning',
    message: 'The operation has no answer table with rows, so its answer may be anything.',
    help: 'Describe the answer in a table that begins with one of: {known}.',
  },
  'answer-unclear': {
    severity: 'warning',
    message:
      'The answer table describes no field but says “{text}”, which is not known, so the answer may be anything.',
    help: 'Describe the fields, or begin the only cell with one of: {known}.',
  },
  'container-unknown': {
    severity: 'warning',
    message: '“{name}” holds fields at the top of the request table, but is not part of a request; it is ignored.',
    help: 'Put the fields under one of: {known}.',
  },
  'container-repeated': {
    severity: 'warning',
    message: '“{name}” holds the same part of the request as “{first}” before it; it is ignored.',
    help: 'Keep one of the two.',
  },
  'path-parameter-undocumented': {
    severity: 'warning',
    message:
      'The URL {url} needs “{name}”, which has no row without indent in the request table; it is required anyway.',
    help: 'Add a row “{name}” with data-required and its type.',
  },
  'path-parameter-unknown': {
    severity: 'warning',
    message: '“{name}” stands without indent in the request table, but {url} has no such placeholder; it is ignored.',
    help: 'Name it as the placeholder, or indent it under query, json or headers.',
  },
  'server-unclear': {
    severity: 'warning',
    message: '“{name}” names {count} servers instead of one; the default server is used.',
    help: 'Write one URL in backticks.',
  },
  'server-unlisted': {
    severity: 'error',
    message: '“{name}” sends signed calls to {server}, which is not a server of this API; the operation is left out.',
    help: 'Correct the URL; known are {known}. Allow another server with `servers` in the configuration.',
  },
  'serial-header-missing': {
    severity: 'warning',
    message: 'The request has encrypted fields, but no row for the header {header}, which names their key.',
    help: 'Add the row under headers. The client sends the header anyway.',
  },
  'serial-header-idle': {
    severity: 'info',
    message:
      'The request has a row for the header {header}, which names the key of encrypted fields, but no such field.',
    help: 'Mark the encrypted fields with data-encrypted, or remove the row.',
  },
  'event-differs': {
    severity: 'info',
    message: '“{member}” lists {values}, but the page is named {page}.',
    help: 'Correct the value or the name of the page; nothing is wrong where several events bring this body.',
  },
  'operation-duplicate': {
    severity: 'warning',
    message: '{call} is already described at {other}; this one is ignored.',
    help: 'Remove one of the two, correct its method or URL, or leave pages out with `exclude`.',
  },
} as const satisfies Record<string, CodeEntry>;
