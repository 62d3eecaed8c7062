import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import { usualTypes } from './usual-types.js';

const route = '(?<method>GET|POST|PUT|PATCH|DELETE)\\s+`?(?<url>(?:https?://|\\{|/)[^\\s`]*)`?';

/** Words that stand before and behind `response` and `request` where these head a part of an operation: `Request a book` is a title. */
const kinds =
  '(?:(?:default|example|sample|success(?:ful)?|supported|available|optional|required|json|http|api|\\d{3})\\s+)*';
const parts =
  'body|attributes?|param\\w*|fields?|data|formats?|schema|structure|values?|objects?|payload|codes?|examples?|samples?|\\d{3}';
const about = 'for|of|on|when|if';
const answerHeading = `^${kinds}(?:(?:responses?|return(?:s|ed)?|results?|output|success)(?:$|\\s*[:(–-]|\\s+(?:${parts})\\b)|responses?\\s+(?:${about})\\b)`;

/** What most English pages look like: routes in headings, code spans or fences, one table or none, and examples in JSON. */
export const plain: Dialect = {
  name: 'plain',
  operations: {
    opens: [
      { in: 'heading', match: `^(?:\\d[\\d.]*\\s+)?${route}` },
      { in: 'paragraph', match: `^(?:endpoint|route|url|request)?:?\\s*\`?${route}\\s*$` },
      { in: 'code', match: `^${route}(?:\\s+HTTP/[\\d.]+)?$` },
      { in: 'pairs', method: ['method', 'http method'], url: ['url', 'path', 'endpoint', 'http url', 'route'] },
      { in: 'table', method: ['method', 'http method'], url: ['url', 'path', 'endpoint', 'route'] },
    ],
    labels:
      '^(?:http )?(?:url|endpoint|method|request|route|description|parameters?|(?:query|path|body|header|url|request) param\\w*|request (?:body|headers|example)|headers?|body|responses?|returns?|errors?|notes?|authentication|authorization|permissions?)$',
  },
  tables: [
    { is: 'ignored', heading: '^(?:error|status) codes?|^errors?$' },
    { is: 'ignored', lead: '^(?:error|status) codes?' },
    { is: 'path', heading: '^(?:path|uri|url) param' },
    { is: 'query', heading: `^(?:query|filters?)(?:$|\\s*[:(–-]|\\s+(?:string|options|${parts})\\b)` },
    { is: 'headers', heading: '^(?:request )?headers?\\b' },
    { is: 'form', heading: `^form(?:$|\\s*[:(–-]|\\s*data|\\s+(?:${parts})\\b)` },
    { is: 'json', heading: '^(?:(?:json )?(?:request )?body|json)\\b' },
    { is: 'answer', heading: answerHeading },
    {
      is: 'parameters',
      heading: `^(?:${kinds})?(?:parameters?|arguments?|attributes|requests?|inputs?|fields|options|params)(?:$|\\s*[:(]|\\s+(?:${parts})\\b)`,
    },
    { is: 'answer', lead: '\\b(?:responses?|returns?|returned)\\b' },
    { is: 'path', lead: '\\b(?:path|uri) param' },
    { is: 'query', lead: '\\bquery\\b' },
    { is: 'headers', lead: '\\bheaders?\\b' },
    { is: 'form', lead: '\\bform\\b' },
    { is: 'json', lead: '\\bbody\\b' },
    { is: 'parameters', has: 'name', lacks: 'example' },
    { is: 'parameters', has: 'name' },
  ],
  columns: {
    name: [
      'name',
      'parameter',
      'param',
      'field',
      'attribute',
      'property',
      'key',
      'argument',
      'header',
      'parameter name',
      'field name',
      'member',
    ],
    type: ['type', 'data type', 'datatype', 'format'],
    required: ['required', 'required?', 'req', 'req.', 'mandatory', 'optional', 'presence', 'required/optional'],
    description: ['description', 'details', 'comment', 'comments', 'meaning', 'notes', 'note', 'explanation'],
    default: ['default', 'default value'],
    in: ['in', 'location', 'where', 'located in', 'param type', 'parameter type'],
    values: ['values', 'allowed values', 'possible values', 'options', 'enum'],
    title: ['title'],
    example: ['example', 'examples', 'sample', 'example value'],
  },
  rows: {
    in: {
      path: 'path',
      uri: 'path',
      url: 'path',
      query: 'query',
      querystring: 'query',
      'query string': 'query',
      body: 'json',
      json: 'json',
      controls: 'json',
      header: 'headers',
      headers: 'headers',
      form: 'form',
      formdata: 'form',
      'form data': 'form',
      multipart: 'multipart',
    },
    wire: 'repeated',
  },
  required: [
    {
      by: 'column',
      yes: '^\\W*(?:yes|y|true|required|mandatory|always|✓|✔|✅|x)\\b|^[✓✔✅]',
      no: '^\\W*(?:no|n|false|optional|never|-|—|✗|✘|❌)(?:\\b|$)|^[✗✘❌]',
      otherwise: 'optional',
    },
    { by: 'mark', on: 'name', match: '\\*\\s*$|\\brequired\\b', means: 'required' },
    { by: 'mark', on: 'name', match: '\\?\\s*$|\\boptional\\b', means: 'optional' },
    { by: 'mark', on: 'type', match: '\\brequired\\b', means: 'required' },
    { by: 'mark', on: 'type', match: '\\boptional\\b', means: 'optional' },
    { by: 'description', match: '^\\W*(?:required|mandatory)\\b', means: 'required' },
    { by: 'description', match: '^\\W*optional\\b', means: 'optional' },
    { by: 'side', of: 'answer', means: 'required' },
    { by: 'side', of: 'request', means: 'optional' },
  ],
  nesting: [
    { by: 'mark', mark: '(?:[>»→↳∟]|└─?|├─?|-(?=\\s)|--)' },
    // `books[0].title`, `books[][title]`, `options[days]`
    { by: 'path', split: '\\.|\\[(?=[a-z_]{2})|(?<=[a-z_]\\w)\\](?=$|[.[])', list: '\\[[\\dnix]*\\]' },
    {
      by: 'heading',
      match:
        '^`?(?<path>[A-Za-z_][\\w-]*(?:\\[\\w*\\])?(?:\\.[\\w-]+(?:\\[\\w*\\])?)*)`?(?: (?:object|fields|attributes|properties))?$',
    },
  ],
  types: {
    words: {
      ...usualTypes,
      hashes: { kind: 'object' },
      'array of hashes': { kind: 'list', item: { kind: 'object' } },
    },
    lists: [
      '^(?:array|list)(?: of)? ?[<(\\[]?(?<item>[\\w ]+?)s?[>)\\]]?$',
      '^(?<item>[\\w ]+?) ?\\[\\]$',
      '^\\[(?<item>[\\w ]+)\\]$',
      '^(?<item>[\\w ]+?) (?:array|list)$',
    ],
    maps: [
      '^(?:map|dict|dictionary|record|object) ?[<(\\[] ?string ?, ?(?<item>\\w+) ?[>)\\]]$',
      '^map\\[string\\](?<item>\\w+)$',
    ],
    unions: '\\s*(?:\\||/|\\bor\\b)\\s*',
    nullable: '\\s*(?:\\|| or |,)\\s*null$|^nullable\\s+|\\s*\\(nullable\\)$',
    references: 'heading',
    untyped: { kind: 'string' },
  },
  values: [
    { by: 'table', split: '[,|;]|\\bor\\b' },
    {
      by: 'run',
      before: [
        'one of',
        'options include',
        'options are',
        'options',
        'allowed values',
        'possible values',
        'valid values',
        'values',
        'either',
        'can be',
        'must be one of',
      ],
      between: ',|\\||/|;|\\bor\\b|\\band\\b',
      closed: false,
    },
    {
      by: 'words',
      match:
        '(?:one of|allowed values|possible values|valid values)[: ]+(?<values>[\\w-]+(?:(?:, | or |, or |\\|)[\\w-]+)+)',
      split: ', or |, | or |\\|',
      closed: false,
    },
  ],
  answers: {
    tables: 'by-sample',
    remarks: [
      {
        match:
          '\\b204\\b|\\bno (?:content|response body)\\b|\\bempty (?:response|body)\\b|\\b(?:response|body) is empty\\b',
        format: 'empty',
      },
    ],
  },
  samples: {
    blocks: [
      {
        is: 'request',
        heading: `\\brequests?(?:[\\s(:–-]+(?:json|${parts}))*[\\s(:–-]+(?:body|examples?|samples?)\\b|\\b(?:example|sample)s? requests?`,
        language: '^json',
      },
      {
        is: 'answer',
        heading: answerHeading,
        status: '\\b(?:status|http)(?:/[\\d.]+)?:?\\s*(?<status>\\d{3})|^(?<code>\\d{3})\\b',
      },
      { is: 'request', lead: '\\brequest\\b', language: '^json' },
      {
        is: 'answer',
        lead: '\\b(?:responses?|returns?|results?|output|status)\\b',
        status: '\\b(?:status|http)(?:/[\\d.]+)?:?\\s*(?<status>\\d{3})',
      },
      {
        is: 'answer',
        heading: '^(?:examples?|samples?)',
        language: '^json',
        status: '\\b(?:status|http)(?:/[\\d.]+)?:?\\s*(?<status>\\d{3})',
      },
    ],
    infer: ['elements', 'members', 'answer'],
  },
  api: completeApi({ title: 'API', servers: [] }),
};
