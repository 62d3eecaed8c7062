import { afterEach, expect, it } from 'vitest';
import { buildCallLiteral } from '../../../generator/4-emit/build-literal.js';
import { wechatpayApi } from '../../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../../generator/apis/wechatpay/dialect.js';
import { filled } from '../../../generator/apis/wechatpay/filled.js';
import { createDescriber } from '../../../generator/describe-page.js';
import type { Answer } from '../../../sandbox/protocol/answer.js';
import type { ReceivedRequest } from '../../../sandbox/protocol/received-request.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity } from '../identities.js';

interface FilledCase {
  /** `headers.Wechatpay-Serial` */
  readonly member: string;
  readonly path: string;
  /** Rows of the request, in which the member is required. */
  readonly rows: readonly string[];
  /** A request that leaves it out. */
  readonly request: object;
  readonly valueIn: (sent: ReceivedRequest) => string | undefined;
}

const required = (name: string, depth = 1) => `| ${name} {data-required data-indent=${depth}} | string | 说明`;
const xmlValue = (name: string) => (sent: ReceivedRequest) =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]+)`).exec(sent.body.toString())?.[1];
const partValue = (name: string) => (sent: ReceivedRequest) =>
  sent.parts.find((part) => part.name === name)?.content.toString();
const file = { name: 'a.png', content: Buffer.from('a') };

const upload = (name: string): FilledCase => ({
  member: `body.meta.${name}`,
  path: 'openapi/v3/library/scans',
  rows: [
    '| body {data-required} | object | 内容',
    '| meta {data-required data-indent=1} | object {data-encoded=by-json_encode} | 信息',
    required('filename', 2),
    required(name, 2),
    '| file {data-required data-indent=1} | object | 文件',
  ],
  request: { body: { meta: { filename: 'a.png' }, file } },
  valueIn: (sent) => JSON.parse(partValue('meta')(sent) ?? '{}')[name],
});

const cases: readonly FilledCase[] = [
  {
    member: 'headers.Wechatpay-Serial',
    path: 'openapi/v3/library/readers',
    rows: [
      '| headers {data-required} | object | 头部',
      required('Wechatpay-Serial'),
      '| json {data-required} | object | 内容',
      '| name {data-required data-indent=1} | string {data-encrypted=by-rsa-pubkey} | 姓名',
    ],
    request: { json: { name: '张三' } },
    valueIn: ({ headers }) => headers['wechatpay-serial']?.toString(),
  },
  {
    member: 'headers.Content-Type',
    path: 'openapi/v3/library/loans',
    rows: [
      '| headers {data-required} | object | 头部',
      required('Content-Type'),
      '| json {data-required} | object | 内容',
      required('loan_no'),
    ],
    request: { json: { loan_no: '1' } },
    valueIn: ({ headers }) => headers['content-type'],
  },
  ...['sign', 'nonce_str'].map((name) => ({
    member: `xml.${name}`,
    path: 'openapi/v2/library/lend',
    rows: ['| xml {data-required} | object | 内容', required('loan_no'), required(name)],
    request: { xml: { loan_no: '1' } },
    valueIn: xmlValue(name),
  })),
  {
    member: 'query.sign',
    path: 'openapi/v2/library/shelf',
    rows: ['| query {data-required} | object | 查询', required('loan_no'), required('sign')],
    request: { query: { loan_no: '1' } },
    valueIn: ({ target }) => new URL(target, 'http://localhost').searchParams.get('sign') ?? undefined,
  },
  {
    member: 'body.sign',
    path: 'openapi/v2/library/scans',
    rows: [
      '| body {data-required} | object | 内容',
      required('media_hash'),
      required('sign'),
      '| file {data-required data-indent=1} | object | 文件',
    ],
    request: { body: { media_hash: '1', file } },
    valueIn: partValue('sign'),
  },
  ...['sha256', 'sm3', 'digest', 'hash', 'file_sha256', 'file_sm3', 'scan_digest', 'file_hash'].map(upload),
];

let server: TestServer;
afterEach(() => server?.close());

it('has a case for each member that the table lists', () => {
  const listed = filled.flatMap(({ in: place, names }) => names.map((name) => `${place}.${name}`));
  expect(listed.filter((member) => !cases.some((each) => each.member === member))).toEqual([]);
});

it.each(cases)('fills in $member, which callers may leave out', async ({ path, rows, request, valueIn }) => {
  const isV3 = path.includes('/v3/');
  const answer: Answer = isV3 ? { json: {} } : { body: '<xml><return_code>SUCCESS</return_code></xml>' };
  server = await startServer(identity, () => answer);
  const client = createClient({ ...clientOptions, baseUrl: server.url, retries: 0 });
  await client.call(describeCall(path, rows), request);
  const [sent] = server.requests;
  expect(sent && valueIn(sent)).toMatch(/\S/);
});

/** The literal that the emitter passes to the runtime, for a call whose response is not signed. */
function describeCall(path: string, rows: readonly string[]): Operation {
  const table = ['| 请求参数 | 类型 | 描述', '| --- | --- | ---', ...rows, ''];
  const answer = ['| 返回字典 | 类型 | 描述', '| --- | --- | ---', '| return_code | string | 状态'];
  const text = ['# 借出一本书 {#post}', '', ...table, ...answer].join('\n');
  const { page } = createDescriber(wechatpay)({ path, file: `${path}.md`, text });
  const [operation] = page.operations;
  if (operation === undefined) throw new Error('The page has no operation.');
  // The emitter's type is wider than the runtime's; the compiler checks them in each generated client.
  return { ...buildCallLiteral(path, operation, wechatpayApi), answerUnsigned: true } as unknown as Operation;
}
