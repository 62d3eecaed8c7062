import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import { usualTypes } from './usual-types.js';

/** Exports of Apifox and widdershins, and pages that are kept by hand in their notation, such as those of KOOK. */
export const apifox: Dialect = {
  name: 'apifox',
  operations: {
    opens: [
      { in: 'paragraph', match: '^`?(?<method>GET|POST|PUT|PATCH|DELETE)\\s+(?<url>/[^\\s`]+)`?$' },
      { in: 'table', method: ['请求方式'], url: ['地址'] },
    ],
    labels: '^(接口说明|参数列表|返回|传参|curl)',
  },
  tables: [
    { is: 'values', heading: '枚举值', first: ['属性'] },
    { is: 'answer', lead: '^其[它他]参数说明' },
    { is: 'parameters', heading: '^(参数列表|请求参数|传入参数|body 请求参数)' },
    { is: 'answer', heading: '^返回(参数|值|数据结构)', has: 'type' },
    {
      is: 'ignored',
      first: ['接口', '状态码', '错误码', '比特位', '查询模式', '函数', '参数值', '样式类型'],
    },
    { is: 'ignored', heading: '示例' },
  ],
  columns: {
    name: ['名称', '参数名', '参数', '字段', '属性'],
    in: ['位置', '参数区域', '区域'],
    type: ['类型', '属性值'],
    required: ['必选', '必需', '必传', '必填', '是否必填', '是否必传'],
    title: ['中文名'],
    description: ['说明', '描述'],
  },
  rows: {
    in: {
      query: 'query',
      get: 'query',
      body: 'json',
      post: 'json',
      header: 'headers',
      path: 'path',
      form: 'form',
    },
    containers: { body: { kind: 'body', format: 'json' } },
  },
  required: [
    { by: 'column', yes: '^(是|true|yes)', no: '^(否|false|no)', otherwise: 'optional' },
    { by: 'side', of: 'answer', means: 'required' },
    { by: 'side', of: 'request', means: 'optional' },
  ],
  nesting: [{ by: 'mark', mark: '»' }],
  types: {
    words: {
      ...usualTypes,
      intval: { kind: 'number', integer: true },
      'string(binary)': { kind: 'file' },
      'integer(unsigned integer)': { kind: 'number', integer: true },
      null: { kind: 'any' },
    },
    lists: ['^\\[(?<item>.+)\\]$', '^array ?[(\\[<](?<item>\\w+)', '^(?<item>\\w+)\\[\\]$'],
    unions: '[¦|/]',
    references: 'heading',
  },
  values: [{ by: 'table' }],
  answers: {
    tables: 'by-sample',
    remarks: [{ match: '^无(返回参数)?$', format: 'empty' }],
    sameAs: '参考',
  },
  samples: {
    blocks: [{ is: 'answer', heading: '返回示例|响应示例' }],
    infer: ['elements', 'members', 'answer'],
  },
  api: completeApi({
    title: 'KOOK',
    language: 'zh',
    servers: [{ url: 'https://www.kookapp.cn', description: 'KOOK' }],
    envelope: { data: 'data', code: 'code', ok: [0, 200], message: 'message' },
    auth: [
      {
        name: 'bot',
        options: { token: { description: '机器人的 token' } },
        headers: { Authorization: 'Bot {token}' },
      },
    ],
  }),
};
