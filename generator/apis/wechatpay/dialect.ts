import type { Dialect, EncryptionRule } from '../../model/dialect.js';
import { wechatpayApi } from './api.js';
import type { Encoding } from './encodings.js';

/** wechatpay.im: Chinese pages made for VitePress, with samples in PHP and TypeScript. */
export const wechatpay: Dialect = {
  name: 'wechatpay',
  pages: { folders: { openapi: 'call', webhook: 'notification' }, indexPage: 'index' },
  operations: {
    opens: [
      [
        { in: 'heading-id', methods: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } },
        { in: 'path', match: '^(?:openapi/)?(?:v2/)?(?<url>[\\s\\S]+?)(?:(?<=/)index)?$' },
      ],
    ],
  },
  tables: [
    { is: 'parameters', first: ['请求参数'], once: true },
    { is: 'answer', first: ['返回字典'], once: true },
    { is: 'reply', first: ['应答规范'], once: true },
    { is: 'failure', first: ['异常字典'], once: true },
  ],
  columns: {
    name: ['请求参数', '返回字典', '应答规范', '异常字典'],
    type: ['类型'],
    description: ['描述'],
  },
  rows: {
    // A blank in a name is reported, and left out.
    name: '^(?<name>.*)$',
    containers: {
      json: { kind: 'body', format: 'json' },
      xml: { kind: 'body', format: 'xml' },
      body: { kind: 'body', format: 'multipart' },
      query: { kind: 'query' },
      headers: { kind: 'headers' },
      base_uri: { kind: 'server' },
      security: { kind: 'client-certificate' },
      nonceless: { kind: 'no-nonce' },
      fragment: { kind: 'option' },
      timeout: { kind: 'option' },
      sink: { kind: 'option' },
      handler: { kind: 'option' },
    },
    others: 'path',
  },
  required: [{ by: 'attribute', name: 'data-required' }],
  nesting: [{ by: 'attribute', name: 'data-indent' }],
  types: {
    words: {
      string: { kind: 'string' },
      integer: { kind: 'number', integer: true },
      number: { kind: 'number', integer: false },
      float: { kind: 'number', integer: false },
      boolean: { kind: 'boolean' },
      true: { kind: 'boolean' },
      object: { kind: 'object' },
    },
    lists: ['^(?<item>.+)\\[\\]$'],
  },
  values: [
    { by: 'run', behind: ['枚举值之一', '枚举值'], between: '[\\s|]', closed: true },
    { by: 'fixed', words: ['固定值', '固定为', '固定填', '固定枚举值'] },
    {
      by: 'lines',
      item: '^\\s*(?:\\d+[.)、．）])?\\s*`(?<value>[^`]+)`\\s*[：:](?<meaning>.*)$',
      closedBy: ['枚举值之一'],
    },
    {
      by: 'lines',
      item: '^\\s*(?<value>[A-Z][A-Z0-9_]*)\\s*[：:](?<meaning>.*)$',
      announcedBy: ['枚举值之一', '枚举值'],
    },
    { by: 'bare' },
  ],
  answers: {
    remarks: [
      { match: '^空字符串', format: 'empty' },
      { match: '^文件流', format: 'binary' },
      { match: '^`30x`', format: 'redirect' },
    ],
    jsonSign: 'json_decode',
  },
  api: wechatpayApi,
  overrides: ['wechatpay.yaml', 'wechatpay-official.yaml'],
  attributes: {
    tooltip: 'data-tooltip',
    misspelt: { 'data-encoded-by': 'data-encoded' },
    ignored: ['colspan', 'rowspan', 'align', 'data-protocol', 'data-signed'],
  },
  carried: {
    separatorClass: 'im-table-line',
    encodedAttribute: 'data-encoded',
    encoded: { 'by-json_encode': 'json', json_encode: 'json', 'by-urlencode': 'url' } satisfies Record<
      string,
      Encoding
    >,
    encryptedAttribute: 'data-encrypted',
    // The same attribute means three keys: the bank's is told by its tooltip alone, the other two by who writes the value.
    encrypted: [
      { attribute: 'by-rsa-pubkey', side: 'request', tooltip: '付款到银行卡', encoding: 'rsa-bank' },
      { attribute: 'by-rsa-pubkey', side: 'request', encoding: 'rsa-platform' },
      { attribute: 'by-rsa-pubkey', side: 'answer', encoding: 'rsa-merchant' },
      { attribute: 'by-aes-gcm', encoding: 'aes-gcm' },
      { attribute: 'by-aes-ecb', encoding: 'aes-ecb' },
    ] satisfies (EncryptionRule & { encoding: Encoding })[],
    inventedListNames: ['period', 'media_id', 'domain', 'order', 'transaction', 'receiver', 'field_data'],
  },
  notices: { prefix: 'im-' },
  frontMatterReference: { open: '{{ $frontmatter.', close: '}}' },
};
