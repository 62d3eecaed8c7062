import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import { usualTypes } from './usual-types.js';

/** NanoMQ, and EMQX up to version 4, whose pages look alike. */
export const nanomq: Dialect = {
  name: 'nanomq',
  operations: {
    opens: [{ in: 'heading', match: '^(?<method>GET|POST|PUT|PATCH|DELETE)\\s+(?<url>/[^\\s(]+)' }],
  },
  tables: [
    { is: 'answer', lead: '^(success response body|success response|response body|成功返回)' },
    { is: 'path', lead: '^path param|^path 参数|^路径参数' },
    { is: 'query', lead: '^query' },
    {
      is: 'json',
      lead: '^(request body|body|parameters ?[（(]json[)）]|参数 ?[（(]json[)）]|请求参数 ?[（(]json)',
    },
    { is: 'json', lead: '^properties' },
    { is: 'parameters', lead: '(parameters?|参数|quer|查询)' },
    { is: 'answer', row: '^code$' },
    { is: 'ignored', first: ['status code', 'return code', '状态码', '返回码'] },
  ],
  columns: {
    name: ['name', '名称', '参数', '字段', 'field'],
    type: ['type', '类型', '数据类型'],
    required: ['required', 'optional', '是否必填', '必填', '必选', '是否必选'],
    default: ['default', '默认值', '默认'],
    values: ['value', '取值'],
    description: ['description', '说明', '描述'],
  },
  rows: { name: '^(?:[-–]\\s*)?(?<name>[^\\s]+)' },
  required: [
    {
      by: 'column',
      yes: '^(required|true|yes|是|必选|必填)',
      no: '^(optional|false|no|否|可选)',
      otherwise: 'optional',
    },
    { by: 'side', of: 'answer', means: 'required' },
    { by: 'side', of: 'request', means: 'required' },
  ],
  nesting: [
    { by: 'path', split: '\\.', list: '\\[\\w*\\]' },
    { by: 'lead', match: '^(?<path>properties)\\s*[:：]' },
  ],
  types: {
    words: {
      ...usualTypes,
      'array of objects': { kind: 'list', item: { kind: 'object' } },
      'integer percent': { kind: 'string' },
      gauge: { kind: 'any' },
      counter: { kind: 'any' },
      duration: { kind: 'any' },
      objects: { kind: 'object' },
      kbytes: { kind: 'any' },
    },
    lists: ['^array of (?<item>\\w+?)s?$', '^array ?[(\\[<](?<item>\\w+)[)\\]>]$'],
    sameAs: '\\bsee\\s+\\[?(?<operation>(?:GET|POST|PUT|PATCH|DELETE)\\s+/[^\\s\\])]+)',
    unions: '\\s*(?:/|\\||、| or )\\s*',
  },
  values: [{ by: 'table' }],
  answers: { tables: 'whole' },
  samples: { blocks: [{ is: 'answer', lead: '^examples?' }], infer: ['elements', 'members', 'answer'] },
  api: completeApi({
    title: 'NanoMQ',
    servers: [{ url: 'http://localhost:8081', description: 'A broker of your own' }],
    envelope: { code: 'code', ok: [0], message: 'message' },
    auth: [
      {
        name: 'basic',
        options: { user: { description: 'User name' }, password: { description: 'Password' } },
        headers: { Authorization: 'Basic {base64:{user}:{password}}' },
      },
    ],
  }),
};
