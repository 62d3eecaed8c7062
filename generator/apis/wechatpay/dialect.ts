import type { Dialect, EncryptionRule } from '../../model/dialect.js';
import { wechatpayApi } from './api.js';
import type { Encoding } from './encodings.js';

/** wechatpay.im: Chinese pages made for VitePress, with samples in PHP and TypeScript. */
export const wechatpay: Dialect = {
  name: 'wechatpay',
  folders: { openapi: 'call', webhook: 'notification' },
  anchors: { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' },
  frontMatterReference: { open: '{{ $frontmatter.', close: '}}' },
  tables: { 请求参数: 'request', 返回字典: 'response', 应答规范: 'reply', 异常字典: 'failure' },
  attributes: {
    required: 'data-required',
    indent: 'data-indent',
    tooltip: 'data-tooltip',
    encoded: 'data-encoded',
    encrypted: 'data-encrypted',
    separatorClass: 'im-table-line',
    misspelt: { 'data-encoded-by': 'data-encoded' },
    ignored: ['colspan', 'rowspan', 'align', 'data-protocol', 'data-signed'],
  },
  types: {
    string: { kind: 'string' },
    integer: { kind: 'number', integer: true },
    number: { kind: 'number', integer: false },
    float: { kind: 'number', integer: false },
    boolean: { kind: 'boolean' },
    '`true`': { kind: 'boolean' },
    object: { kind: 'object' },
  },
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
  encoded: { 'by-json_encode': 'json', json_encode: 'json', 'by-urlencode': 'url' } satisfies Record<string, Encoding>,
  // The same attribute means three keys: the bank's is told by its tooltip alone, the other two by who writes the value.
  encrypted: [
    { attribute: 'by-rsa-pubkey', side: 'request', tooltip: '付款到银行卡', encoding: 'rsa-bank' },
    { attribute: 'by-rsa-pubkey', side: 'request', encoding: 'rsa-platform' },
    { attribute: 'by-rsa-pubkey', side: 'answer', encoding: 'rsa-merchant' },
    { attribute: 'by-aes-gcm', encoding: 'aes-gcm' },
    { attribute: 'by-aes-ecb', encoding: 'aes-ecb' },
  ] satisfies (EncryptionRule & { encoding: Encoding })[],
  values: {
    markers: ['枚举值之一', '枚举值'],
    complete: ['枚举值之一'],
    fixed: ['固定值', '固定为', '固定填', '固定枚举值'],
    colons: '：:',
  },
  inventedListNames: ['period', 'media_id', 'domain', 'order', 'transaction', 'receiver', 'field_data'],
  answers: [
    { startsWith: '空字符串', format: 'empty' },
    { startsWith: '文件流', format: 'binary' },
    { startsWith: '`30x`', format: 'redirect' },
  ],
  noticePrefix: 'im-',
  indexPage: 'index',
  jsonAnswerSign: 'json_decode',
  api: wechatpayApi,
  overrides: ['wechatpay.yaml', 'wechatpay-official.yaml'],
};
