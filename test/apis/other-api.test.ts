import { expect, it } from 'vitest';
import { emitClient } from '../../generator/4-emit/emit-client.js';
import { emitPage } from '../../generator/4-emit/emit-page.js';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import type { Api } from '../../generator/model/api.js';
import { fileOfPage } from '../support/file-of-page.js';

const ignore = () => {};

/** Generate from a page for WeChat Pay's API with some members changed; returns its file, the file of notifications, and the codes. */
function generate(changed: Partial<Api>, path: string, text: string) {
  const api: Api = { ...wechatpayApi, ...changed };
  const { page, diagnostics } = createDescriber({ ...wechatpay, api })({ path, file: `${path}.md`, text });
  const emitted = emitPage(page, { api, callFolders: ['openapi'], report: ignore });
  const pages = emitted ? [emitted] : [];
  const files = emitClient({ pages, api, runtime: [], version: '0', input: '' }, ignore);
  const textOf = (name: string) => files.find((file) => file.path === name)?.text ?? '';
  return { file: fileOfPage(emitted)?.text ?? '', textOf, codes: diagnostics.map(({ code }) => code) };
}

const answer = '\n| 返回字典 | 类型 | 描述\n| --- | --- | ---\n| 空字符串(无返回内容)\n';

function lend(...rows: readonly string[]): string {
  return ['# 借出一本书 {#post}', '', '| 请求参数 | 类型 | 描述', '| --- | --- | ---', ...rows, answer].join('\n');
}

const xmlCall = lend(
  '| xml {data-required} | object | 请求的内容',
  '| loan_no {data-required data-indent=1} | string | 借阅单号',
  '| sign {data-required data-indent=1} | string | 签名',
);

it('lets callers leave out what the client of the API fills in', () => {
  expect(generate({}, 'openapi/v2/library/lend', xmlCall).file).toContain('sign?: string;');
});

it('keeps a member required that the client of another API does not fill in', () => {
  expect(generate({ filled: [] }, 'openapi/v2/library/lend', xmlCall).file).toContain('sign: string;');
});

it.each([
  ['another API', { filled: [] }, 'openapi/v2/library/lend', 'sign: string;'],
  ['a call that is signed in its headers', {}, 'openapi/v3/library/lend', 'sign: string;'],
  ['a call that is signed in its query', {}, 'openapi/v2/library/lend', 'sign?: string;'],
])('treats a query member `sign` of %s as that API says', (_, changed, path, member) => {
  const page = lend('| query {data-required} | object | 查询', '| sign {data-required data-indent=1} | string | 签名');
  expect(generate(changed, path, page).file).toContain(member);
});

it('tells the client which responses of the API are never signed', () => {
  const { textOf } = generate({ unsignedAnswers: ['/library/lend'] }, 'openapi/v2/library/lend', xmlCall);
  expect(textOf('client.ts')).toContain("const unsignedAnswers: readonly string[] = ['/library/lend'];");
});

it('distinguishes events by the member that the API names', () => {
  const page = lend(
    '| body {data-required} | object | 通知的内容',
    '| kind {data-required data-indent=1} | string | 类型<br/>`BOOK.RETURNED` 枚举值',
  );
  const { file, textOf } = generate({ eventMember: 'kind' }, 'webhook/v3/BOOK.RETURNED', page);
  expect(file).toContain("events: ['BOOK.RETURNED']");
  expect(file).not.toContain('event_type');
  expect(textOf('notifications.ts')).toContain("'BOOK.RETURNED': import('./webhook/v3/BOOK.RETURNED.js')");
});

it('distinguishes a notification without an event by that member as well', () => {
  const page = lend('| body {data-required} | object | 通知的内容', '| note {data-indent=1} | string | 说明');
  const { textOf } = generate({ eventMember: 'kind' }, 'webhook/v3/note', page);
  expect(textOf('notifications.ts')).toContain('{ kind?: undefined }');
});

it('adds no envelope to the notifications of an API without one', () => {
  const page = lend('| body {data-required} | object | 通知的内容', '| note {data-indent=1} | string | 说明');
  const { notificationEnvelope: _, ...plain } = wechatpayApi;
  const described = createDescriber(wechatpay)({ path: 'webhook/v3/note', file: 'note.md', text: page }).page;
  expect(fileOfPage(emitPage(described, { api: plain, report: ignore }))?.text).not.toContain('resource');
});

it('writes the fixed words of a client in the language of the API', () => {
  const page = lend('| query {data-required} | object | ', '| loan_no {data-indent=1} | string | ');
  const { file, textOf } = generate({ language: 'en' }, 'openapi/v3/library/lend', page);
  expect(file).toContain('/** Query parameters */');
  expect(file).toContain('/** The page does not describe it. */');
  expect(textOf('api.md')).toContain('| Title | Call | Method | File |');
});

const upload = (member: string, words: string) =>
  lend(
    '| body {data-required} | object | 上传的内容',
    '| meta {data-required data-indent=1} | object {data-encoded=by-json_encode} | 文件的信息',
    '| filename {data-required data-indent=2} | string | 文件名',
    `| ${member} {data-required data-indent=2} | string | ${words}`,
    '| file {data-required data-indent=1} | object | 文件',
    '',
    '```ts',
    "await wxpay.v3.library.scans.post({ body: { meta: { filename: 'a.png' }, file } });",
    '```',
  );

it.each([
  ['sha256', '文件的摘要', 'sha256'],
  ['file_sha256', '文件的摘要', 'sha256'],
  ['file_digest', '文件的摘要', 'sha256'],
  ['file_sm3', '文件的摘要', 'sm3'],
  ['digest', '文件的 SM3 摘要', 'sm3'],
])(
  'leaves the digest %s (%s) to the client, in the type, the literal, the example and lint alike',
  (name, words, by) => {
    const { file, codes } = generate({}, 'openapi/v3/library/scans', upload(name, words));
    expect(file).toContain(`${name}?: string;`);
    expect(file).toContain(`digests: { ${name}: '${by}' }`);
    expect(file).toContain("*     meta: { filename: 'a.png' },");
    expect(codes).toEqual([]);
  },
);

it.each([
  ['file_md5', '文件的摘要'],
  ['file_digest', '文件的 MD5 摘要'],
  ['hash', '文件的 SHA-512 摘要'],
])('requires the digest %s (%s), which no client computes, and lint reports a sample without it', (name, words) => {
  const { file, codes } = generate({}, 'openapi/v3/library/scans', upload(name, words));
  expect(file).toContain(`${name}: string;`);
  expect(file).not.toContain('digests:');
  expect(codes).toEqual(['sample-member-missing']);
});
