import { completeApi } from '../model/complete-api.js';
import type { Dialect } from '../model/dialect.js';
import { usualTypes } from './usual-types.js';

/** The pages of Tencent BlueKing: method and URL in a paragraph, or by the name of the page in a file of the gateway. */
export const blueking: Dialect = {
  name: 'blueking',
  operations: {
    opens: [
      { in: 'paragraph', match: '^(?:[-*]\\s*)?`?(?<method>GET|POST|PUT|PATCH|DELETE)\\s+(?<url>/[^\\s`]+)' },
      { in: 'sidecar', file: 'bk_apigw_resources_bk-cmdb.yaml', match: '(?<id>[^/]+)$' },
    ],
    labels: '^(描述|url|请求方法|功能描述|description)$',
  },
  tables: [
    {
      is: 'ignored',
      heading: '^(\\d+[.、]\\s*)?(查询参数介绍|rules ?表达式说明|操作符|协议示例|错误码)',
    },
    {
      is: 'parameters',
      heading: '^(输入参数|请求参数|接口参数|路径参数|url ?参数|input param|request param|parameters?$)',
    },
    { is: 'answer', heading: '^(响应参数|返回(结果)?参数|返回结果|响应数据|response param|return result param)' },
  ],
  columns: {
    name: ['参数名称', '字段名称', '参数名', '参数', '字段', '名称', 'name', 'parameter', 'field'],
    type: ['参数类型', '字段类型', '数据类型', '类型', 'type'],
    required: ['必选', '是否必选', '必填', '是否必填', 'required', 'mandatory'],
    description: ['描述', '说明', 'description'],
  },
  required: [
    { by: 'column', yes: '^\\W*(是|yes|true)', no: '^\\W*(否|no|false)', otherwise: 'optional' },
    { by: 'side', of: 'answer', means: 'required' },
  ],
  nesting: [
    { by: 'path', split: '\\.', list: '\\[\\w*\\]' },
    { by: 'lead', match: '^(?<variant>tcloud|aws|azure|gcp|huawei)$' },
    { by: 'lead', match: '^(?!note\\b)(?<path>[a-z_]\\w*)(?: ?字段说明| field \\w+)?[：:]?$' },
    { by: 'heading', match: '^(?:原子过滤规则|atomic filter)', path: 'rules' },
    { by: 'heading', match: '^(?:接口)?通用参数' },
    {
      by: 'heading',
      match: '^(?:(?<path>[a-z_][\\w.]*)[\\[(]|云厂商差异参数[\\[(])?(?<variant>tcloud|aws|azure|gcp|huawei)[\\])]?$',
    },
    {
      by: 'heading',
      match: '^(?:\\d+[.、]?\\s*)?(?<path>[a-z_][\\w-]*(?:[\\[(]\\w*[\\])])*(?:\\.[\\w-]+(?:[\\[(]\\w*[\\])])*)*)',
    },
  ],
  types: {
    words: { ...usualTypes, 可变类型: { kind: 'any' }, interface: { kind: 'any' } },
    lists: [
      '^(?<item>[\\w ]+?)\\s+(?:array|list)$',
      '^(?:array|list)\\s+(?<item>[\\w ]+)$',
      '^(?:array|list) ?[<(\\[](?<item>[\\w ]+)[>)\\]]$',
      '^\\[\\] ?(?<item>\\w+)$',
      '^(?<item>[\\w ]+?) ?\\[\\]$',
      '^list array$',
    ],
    maps: ['^(?:string )?map$', '^map ?\\[\\w+\\] ?(?<item>.+)$', '^map ?<'],
    unions: '\\s*(?:/|\\||、|或| or )\\s*',
    references: 'heading',
  },
  values: [
    {
      by: 'words',
      match: '(?:枚举值|可选值|取值为?)[：: ]*(?<values>[\\w$][\\w$、,， /-]*)',
      split: '[、,，/ ]+',
      closed: false,
    },
  ],
  samples: {
    blocks: [
      { is: 'answer', heading: '响应示例|返回.*示例|response example|return result example' },
      { is: 'request', heading: '调用示例|请求(参数)?示例|request (param\\w* )?example' },
    ],
    infer: ['elements', 'members', 'answer'],
  },
  api: completeApi({
    title: 'BlueKing',
    language: 'zh',
    servers: [{ url: 'https://bkapi.example.com/api', description: '网关地址' }],
    envelope: { data: 'data', code: 'code', ok: [0], message: 'message' },
    auth: [
      {
        name: 'gateway',
        options: {
          authorization: {
            description: '请求头 X-Bkapi-Authorization 的 JSON：bk_app_code、bk_app_secret 与 bk_username',
          },
        },
        headers: { 'X-Bkapi-Authorization': '{authorization}' },
      },
    ],
  }),
};
