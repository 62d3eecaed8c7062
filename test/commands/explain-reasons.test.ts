import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explain } from '../../generator/commands/explain.js';
import { generate } from '../../generator/commands/generate.js';
import { inspect } from '../../generator/commands/inspect.js';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const covers = `# 上传封面 {#post}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| book_no {data-required} | integer | 书号
| shelf | string | 书架
| body {data-required} | object | 上传的内容
| meta {data-required data-indent=1} | string {data-encoded=by-json_encode} | 文件
| {colspan=3 .im-table-line}
| sha256 {data-required data-indent=2} | string | 摘要
| filename {data-required data-indent=2} | string | 文件名
| file {data-required data-indent=1} | object | 图片

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| media_id {data-required} | string | 编号
`;

const loans = `# 查询借阅 {#get}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| query | object | 查询串
| from {data-required data-indent=1} | string | 起始
| state {data-indent=1} | string | 状态<br/>\`LENT\` \\| \`RETURNED\` 枚举值之一
| kind {data-indent=1} | string | \`BOOK\`
| headers {data-required} | object | 请求头
| Accept-Language {data-indent=1} | string | 语言

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| total {data-required} | integer | 总数
| reader {data-required} | string | 读者
| note | string | 备注
| card {data-required} | string {data-encrypted=by-rsa-pubkey} | 卡号
| detail | string | 详情
| {colspan=3 .im-table-line}
| floor {data-indent=1} | integer | 楼层
`;

const returned = `# 还书通知 {#post}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| body {data-required} | object | 通知的内容
| resource {data-required data-indent=1} | object | 内容
| ciphertext {data-required data-indent=2} | string {data-encrypted=by-aes-256-gcm} | 密文
| {colspan=3 .im-table-line}
| loan_no {data-required data-indent=3} | string | 借阅单号
`;

const rated = `# 评分通知 {#post}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| body {data-required} | object | 通知的内容
| event_type {data-required data-indent=1} | string | 事件
| event_id {data-required data-indent=1} | string | 编号
| event_ciphertext {data-indent=1} | string | 密文
`;

const pages = {
  'docs/openapi/v3/library/{book_no}/{shelf}/{place}/covers.md': covers,
  'docs/openapi/v3/library/loans.md': loans,
  'docs/webhook/v3/BOOK.RETURNED.md': returned,
  'docs/webhook/v2/READER.RATED.md': rated,
};

const overrides = `- page: openapi/v3/library/loans
  field: response.body.reader
  set: { required: false, type: integer }
  reason: The sample shows it.
- page: openapi/v3/library/loans
  field: response.body.note
  set: { required: false, description: 备注，可以没有 }
  reason: The sample shows it.
- page: openapi/v3/library/loans
  field: response.body.card
  set: { encoding: none }
  reason: The sample shows it.
- page: openapi/v3/library/loans
  field: request.query.kind
  set: { values: [BOOK, MAP] }
  reason: The sample shows it.
- page: openapi/v3/library/loans
  field: request.query.until
  add: { type: string, required: true }
  reason: The sample shows it.
- page: openapi/v3/library/loans
  field: response.body.total
  move: response.body.total_count
  reason: The sample shows it.
- page: openapi/v3/library/loans
  field: response.body.detail
  set: { encoding: url }
  reason: The sample shows it.
`;

interface Told {
  readonly what: string;
  readonly value: string;
  readonly why: string;
}

/** What `explain` prints about a field: `{ name: 'reader: the name cell says “reader”', … }`. */
async function explainField(operation: string, field: string, given: Partial<Settings> & { yaml?: string } = {}) {
  const folder = createTestFolder();
  const { yaml, ...settings } = given;
  const file = join(folder, 'library.yaml');
  writeFiles(folder, { ...pages, ...(yaml !== undefined && { 'library.yaml': yaml }) });
  const { console, said } = recordConsole();
  await explain(
    {
      folders: [join(folder, 'docs')],
      operation,
      field,
      format: 'json',
      settings: { ...defaultSettings, overrides: yaml === undefined ? [] : [file], ...settings },
    },
    console,
  );
  expect(said.complained).toBe('');
  const { facts, source, client }: { facts: Told[]; source?: { start: { line: number } }; client: object } = JSON.parse(
    said.printed,
  );
  const told = Object.fromEntries(
    facts.map(({ what, value, why }) => [what, `${value}: ${why.replaceAll(`${folder}/`, '')}`]),
  );
  return { told, source, client };
}

const upload = 'v3/library/{book_no}/{shelf}/{place}/covers';
const query = 'v3/library/loans';
const notification = 'webhook/v3/BOOK.RETURNED';
const xml = 'webhook/v2/READER.RATED';

it.each([
  [query, 'query.from', 'yes: data-required'],
  [query, 'query.kind', 'no: no data-required'],
  [query, 'query', 'yes: query.from is required'],
  [query, 'headers', 'no: none of its members is required'],
  [upload, 'book_no', 'yes: data-required'],
  [upload, 'shelf', 'yes: a placeholder in the URL /v3/library/{book_no}/{shelf}/{place}/covers'],
  [upload, 'place', 'yes: a placeholder in the URL /v3/library/{book_no}/{shelf}/{place}/covers'],
  [upload, 'body', 'yes: the request has a body'],
  [upload, 'body.meta.sha256', 'no: data-required, but the client computes it from the file'],
  [upload, 'body.meta.filename', 'yes: data-required'],
  [notification, 'id', 'yes: the envelope of every notification'],
  [notification, 'summary', 'no: the envelope of every notification'],
  [notification, 'resource.nonce', 'yes: the envelope of every notification'],
  [notification, 'resource.ciphertext.loan_no', 'yes: data-required'],
  [xml, 'id', 'yes: the envelope of every notification, which calls it event_id'],
  [xml, 'resource.ciphertext', 'no: the envelope of every notification, which calls it event_ciphertext'],
  [xml, 'summary', 'no: the envelope in XML does not have it'],
])('explains why a field of %s is required or not: %s', async (operation, field, required) => {
  const { told } = await explainField(operation, field);
  expect(told['required']).toBe(required);
});

it.each([
  [
    upload,
    'book_no',
    'string | integer',
    'the type cell says “integer”, and a number in a path may be given as a string',
  ],
  [upload, 'place', 'string', 'a placeholder in the URL /v3/library/{book_no}/{shelf}/{place}/covers'],
  [upload, 'body', 'object', 'the client groups the request by “body”'],
  [upload, 'body.file', 'binary', 'the type cell says “object”, and an object without members is a file in an upload'],
  [
    query,
    'response.detail',
    'object',
    'the type cell says “string”, and the rows after its separator row are the content',
  ],
  [notification, 'resource.algorithm', 'string', 'the envelope of every notification'],
  [notification, 'event_type', 'string', 'the envelope of every notification'],
])('explains why a field of %s has its type: %s', async (operation, field, type, why) => {
  const { told } = await explainField(operation, field);
  expect(told['type']).toBe(`${type}: ${why}`);
});

it('explains the name of a row, of a placeholder and of a part of the client', async () => {
  const names = [
    await explainField(query, 'query.from'),
    await explainField(upload, 'place'),
    await explainField(query, 'query'),
    await explainField(notification, 'id'),
  ];
  expect(names.map(({ told }) => told['name'])).toEqual([
    'from: the name cell says “from”',
    'place: a placeholder in the URL /v3/library/{book_no}/{shelf}/{place}/covers',
    'query: the client groups the request by “query”',
    'id: the envelope of every notification',
  ]);
});

it('names the override that decided each thing', async () => {
  const fields = ['reader', 'note', 'card', 'total_count', 'detail'].map((name) => `response.${name}`);
  const told: Record<string, object> = {};
  for (const field of [...fields, 'query.kind', 'query.until']) {
    told[field] = (await explainField(query, field, { yaml: overrides })).told;
  }
  expect(told).toEqual({
    'response.reader': {
      name: 'reader: the name cell says “reader”',
      type: 'integer: override library.yaml:2',
      required: 'no: override library.yaml:2',
    },
    'response.note': {
      name: 'note: the name cell says “note”',
      type: 'string: the type cell says “string”',
      required: 'no: no data-required',
    },
    'response.card': {
      name: 'card: the name cell says “card”',
      type: 'string: the type cell says “string”',
      required: 'yes: data-required',
    },
    'response.total_count': {
      name: 'total_count: override library.yaml:22',
      type: 'integer: the type cell says “integer”',
      required: 'yes: data-required',
    },
    'response.detail': {
      name: 'detail: the name cell says “detail”',
      type: 'object: the type cell says “string”, and the rows after its separator row are the content',
      required: 'no: no data-required',
      carried: 'percent-encoded in a string: override library.yaml:26',
    },
    'query.kind': {
      name: 'kind: the name cell says “kind”',
      type: 'string: the type cell says “string”',
      required: 'no: no data-required',
      values: 'BOOK, MAP and perhaps others: override library.yaml:14',
      place: 'depth 1: data-indent=1',
    },
    'query.until': {
      name: 'until: override library.yaml:18',
      type: 'string: override library.yaml:18',
      required: 'yes: override library.yaml:18',
    },
  });
});

it.each([
  ['query.state', 'as-documented', 'LENT, RETURNED and no other: the description says 枚举值之一'],
  ['query.kind', 'as-documented', 'BOOK and perhaps others: the description lists them'],
  ['query.kind', 'closed', 'BOOK and no other: the setting values: closed'],
  ['query.state', 'open', 'LENT, RETURNED and perhaps others: the setting values: open'],
] as const)('explains why the list of %s is open or closed when lists are %s', async (field, values, expected) => {
  const { told } = await explainField(query, field, { values });
  expect(told['values']).toBe(expected);
});

it('explains that the event of an envelope is the name of its page', async () => {
  const { told } = await explainField(xml, 'event_type');
  expect(told['values']).toBe('READER.RATED and no other: the page is named after the event READER.RATED');
});

it('shows the row that describes a field, and no row for a field without one', async () => {
  const described = await explainField(query, 'query');
  const added = await explainField(query, 'query.until', { yaml: overrides });
  const envelope = await explainField(notification, 'resource.nonce');
  const placeholder = await explainField(upload, 'place');
  const lines = [described, added, envelope, placeholder].map(({ source }) => source?.start.line);
  expect(lines).toEqual([5, 18, undefined, undefined]);
});

it('keeps reasons out of what inspect prints', async () => {
  const folder = createTestFolder();
  writeFiles(folder, pages);
  const { console, said } = recordConsole();
  await inspect({ folders: [join(folder, 'docs')] }, console);
  expect(said.printed).not.toMatch(/reasons|explained|"rule"/);
});

it.each([
  ['in TypeScript', {}],
  ['in TypeScript that a formatter changed', { format: (text: string) => text.replace(/^(?=.*interface)/gm, '\n\n') }],
  ['in the declarations of JavaScript', { emit: 'js' as const }],
])('finds the line of a field %s', async (_, emit) => {
  const folder = createTestFolder();
  writeFiles(folder, pages);
  const settings: Settings = { ...defaultSettings, emit: { ...defaultSettings.emit, ...emit } };
  const call = { folders: [join(folder, 'docs')], settings };
  const place = recordConsole();
  await explain({ ...call, operation: query, field: 'query.kind', format: 'json' }, place.console);
  const { file, line, type } = JSON.parse(place.said.printed).client;
  const out = join(folder, 'out');
  await generate({ ...call, out, version: '0.0.0' }, recordConsole().console);
  const lines = readFileSync(join(out, file), 'utf8').split('\n');
  expect([lines[line - 2]?.trim(), lines[line - 1]?.trim().replaceAll('"', "'"), type]).toEqual([
    '/** `BOOK` */',
    "kind?: 'BOOK' | (string & {});",
    'get.Request.Query',
  ]);
});
