import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import { usualTypes } from './usual-types.js';

/** The template that ShowDoc gives new pages. */
export const showdoc: Dialect = {
  name: 'showdoc',
  operations: {
    opens: [
      [
        { in: 'paragraph', match: '`?\\s*(?<url>(?:https?://[^/\\s`]+)?/[^\\s?`]+)', under: '^请求 ?url' },
        { in: 'paragraph', match: '(?<method>GET|POST|PUT|PATCH|DELETE)', under: '^请求方式' },
      ],
    ],
    labels: '^(简要描述|请求 ?url|请求方式|参数|返回示例|返回参数说明|备注)',
  },
  tables: [
    { is: 'answer', heading: '^返回参数' },
    { is: 'headers', heading: '^(请求头|header)' },
    { is: 'parameters', heading: '^(请求)?参数' },
    { is: 'answer', lead: '^返回参数' },
    { is: 'headers', lead: '^(请求头|header)' },
    { is: 'parameters', lead: '^(请求)?参数' },
  ],
  columns: {
    name: ['参数名', '参数', '字段'],
    type: ['类型'],
    required: ['必选', '必填', '是否必选'],
    description: ['说明', '描述'],
  },
  required: [
    { by: 'column', yes: '^(是|必选|必填|yes|true)', no: '^(否|可选|no|false)', otherwise: 'optional' },
    { by: 'side', of: 'answer', means: 'required' },
  ],
  nesting: [
    { by: 'mark', mark: '[>»]|&gt;' },
    { by: 'path', split: '\\.', list: '\\[\\d*\\]' },
  ],
  types: {
    words: usualTypes,
    lists: ['^list ?<(?<item>\\w+)>$', '^(?<item>\\w+)\\[\\]$', '^array ?[<(](?<item>\\w+)[>)]$'],
  },
  values: [
    {
      by: 'words',
      match: '(?:枚举值?|可选值|取值)[：: ]*(?<values>[\\w$][\\w$、,， /-]*)',
      split: '[、,，/ ]+',
      closed: false,
    },
  ],
  samples: {
    blocks: [
      { is: 'answer', heading: '^返回示例' },
      { is: 'answer', lead: '^返回示例' },
    ],
    infer: ['elements', 'members', 'answer'],
  },
  api: completeApi({
    title: 'API',
    language: 'zh',
    servers: [],
    envelope: { data: 'data', code: 'error_code', ok: [0], message: 'error_message' },
  }),
};
