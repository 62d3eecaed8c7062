import type { Words } from './words.js';

export const en: Words = {
  containers: {
    query: 'Query parameters',
    json: 'Request body (JSON)',
    form: 'Request body (form)',
    xml: 'Request body (XML)',
    body: 'Request body',
    headers: 'Request headers',
  },
  undescribed: 'The page does not describe it.',
  inferred: {
    answer: 'Read from an example: the page has no table of the response.',
    member: 'Read from an example: no table lists it.',
    members: 'Its members were read from an example.',
    elements: 'Its elements were read from an example.',
  },
  client: {
    client: (title) => `A client of ${title}.`,
    options: 'How calls are made, and what proves who makes them.',
    create: 'Make a client without the chain. Throws a `ConfigError` that names a wrong option.',
    chain: (call) => `Every documented call by its URL: \`${call}\`.`,
    createChained: 'Make a client with the chain on it. Nothing of a page is loaded before it is first called.',
    usual: (description, value) =>
      `${description}${/[\p{L}\p{N})`]$/u.test(description) ? '.' : ''} Default \`${value}\`.`,
  },
  colon: ': ',
  brackets: [' (', ')'],
  notices: {
    deprecated: 'This call is no longer available.',
    discarded: 'This call is no longer maintained.',
    redesigned: 'A newer version of this call exists; it can still be used.',
    privated: 'This call is not available to new customers.',
    'need-accessment': 'Access has to be requested first.',
    'need-tbt': 'This call is in a limited rollout; access has to be requested first.',
    parsed: 'The URL comes from the response of an earlier call.',
    special: 'The answer must be signed.',
    confusing: 'The names of the fields are spelled as shown.',
  },
  responses: {
    json: 'Response (JSON)',
    form: 'Response (form)',
    xml: 'Response (XML)',
    multipart: 'Response',
    text: 'Response (text)',
    binary: 'File',
    empty: 'No content',
    redirect: 'Redirect',
  },
  envelope: ({ code, ok, message }) =>
    `The call succeeded when \`${code}\` is ${ok.map((value) => `\`${value}\``).join(' or ')}. Otherwise it failed, and \`${message}\` says why.`,
  signature: ({ by, text, key, as }) =>
    `\`{signature}\` is ${by.toUpperCase()} of \`${text}\`${key === undefined ? '' : ` with the key \`${key}\``}, in ${as === 'hex' ? 'hexadecimal' : 'Base64'}.`,
  location: 'Where to go',
  contents: { title: 'Title', call: 'Call', method: 'Method', file: 'File' },
  pageNumber: /page number|number of the page/i,
  firstPage: /(?:starts?(?:ing)?(?:at|from|with)|from)([01])(?!\d)/i,
};
