import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import { usualTypes } from './usual-types.js';

const client = { description: 'The name of the program that calls', default: 'docwright' };
const user = { description: 'User name' };
const password = { description: 'Password, sent as a salted hash: for API 1.13.0 and later' };
const plainPassword = { description: 'Password, sent as it is: for servers without tokens' };

/** OpenSubsonic: pages for Hugo, with types on pages of their own. */
export const openSubsonic: Dialect = {
  name: 'open-subsonic',
  pages: {
    replace: [
      { match: '^\\{\\{< tab [^\\n]*/>\\}\\}[ \\t]*$', by: '' },
      { match: '^\\{\\{< tab [^\\n]*lang="json"[^\\n]*>\\}\\}[ \\t]*$', by: '```json' },
      { match: '^\\{\\{< tab [^\\n]*>\\}\\}[ \\t]*$', by: '```text' },
      { match: '^\\{\\{< /tab >\\}\\}[ \\t]*$', by: '```' },
      { match: '^\\{\\{<[^\\n]*>\\}\\}[ \\t]*$', by: '' },
    ],
  },
  operations: {
    opens: [{ in: 'paragraph', match: '^`https?://your-server(?<url>/rest/[^\\s`]+)`' }],
    method: 'GET',
  },
  tables: [
    { is: 'query', heading: '^parameters', first: ['parameter'] },
    { is: 'answer', heading: '^result', first: ['field'] },
    { is: 'type', first: ['field'] },
  ],
  columns: {
    name: ['parameter', 'field'],
    type: ['type'],
    required: ['req.', 'requ.'],
    default: ['default'],
    description: ['comment', 'details'],
  },
  required: [
    // `Yes (if creating)`, `Yes (subsonic) / No (OpenSubsonic)` say neither.
    { by: 'column', yes: '^\\W*yes\\W*$', no: '^\\W*no\\W*$', otherwise: 'optional' },
    { by: 'side', of: 'answer', means: 'optional' },
  ],
  nesting: [],
  types: {
    words: usualTypes,
    lists: ['^array of (?<item>.+)$'],
    references: 'link',
    extends: '\\bextends\\b',
    untyped: { kind: 'string' },
  },
  values: [],
  answers: {
    tables: 'data',
    remarks: [
      { match: '\\ban empty\\b', format: 'empty' },
      { match: 'binary', format: 'binary' },
    ],
  },
  samples: { blocks: [{ is: 'answer', heading: '^result' }] },
  api: completeApi({
    title: 'OpenSubsonic',
    servers: [{ url: 'http://localhost:4533', description: 'A server of your own' }],
    envelope: { root: 'subsonic-response', code: 'status', ok: ['ok'], message: 'error.message' },
    auth: [
      { name: 'parameters', options: { client }, query: { v: '1.16.1', c: '{client}', f: 'json' } },
      {
        name: 'token',
        options: { user, password },
        sign: { text: '{password}{nonce}', by: 'md5', as: 'hex' },
        query: { u: '{user}', t: '{signature}', s: '{nonce}' },
      },
      { name: 'key', options: { apiKey: { description: 'API key' } }, query: { apiKey: '{apiKey}' } },
      { name: 'plain', options: { user, plainPassword }, query: { u: '{user}', p: '{plainPassword}' } },
    ],
  }),
};
