import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explain } from '../../generator/commands/explain.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const loan = `# 借出一本书 {#post}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| loan_no {data-required} | string | 借阅单号
| json {data-required} | object | 请求的内容
| reader {data-required data-indent=1} | object | 读者
| full_name {data-indent=2} | string {data-encrypted=by-rsa-pubkey} | 姓名
| shelf {data-indent=1} | string {data-encoded=by-json_encode} | 书架
| {colspan=3 .im-table-line}
| floor {data-indent=2} | integer | 楼层
| state {data-indent=1} | string | 状态<br/>\`LENT\` \\| \`RETURNED\` 枚举值之一
| headers {data-required} | object | 请求的头
| Wechatpay-Serial {data-required data-indent=1} | string | 公钥编号

\`\`\`php
$instance->v3->rareBooks->_loan_no_->post([
  'loan_no' => 'L1',
  'json' => ['reader' => ['full_name' => 'sealed'], 'state' => 'LENT'],
  'headers' => ['Wechatpay-Serial' => 'S1'],
]);
\`\`\`

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| reader {data-required} | object[] | 读者
| full_name {data-indent=1} | string | 姓名
`;

const others = loan.replace('#post', '#put').replace('借出', '续借').replaceAll('->post', '->put');
const files = {
  'docs/openapi/v3/rare-books/{loan_no}.md': loan,
  'docs/openapi/v3/rare-books/{loan_no}/renewals.md': `${loan}\n#${others}`.replaceAll('_->p', '_->renewals->p'),
};

async function explainIn(operation: string, field?: string, format: 'pretty' | 'json' = 'pretty') {
  const folder = createTestFolder();
  writeFiles(folder, files);
  const { console, said } = recordConsole();
  const call = { folders: [join(folder, 'docs')], operation, format, ...(field !== undefined && { field }) };
  const exitCode = await explain(call, console);
  return { exitCode, printed: said.printed.replaceAll(folder, 'FOLDER'), complained: said.complained };
}

it('shows the row of a field, what was read there and why, and where it is in the client', async () => {
  const { exitCode, printed } = await explainIn('v3.rareBooks._loan_no_.post', 'json.reader.full_name');
  expect([exitCode, printed]).toEqual([
    0,
    `v3.rareBooks._loan_no_.post  json.reader.full_name
  FOLDER/docs/openapi/v3/rare-books/{loan_no}.md:8:3
  8 | | full_name {data-indent=2} | string {data-encrypted=by-rsa-pubkey} | 姓名
    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  name      full_name              the name cell says “full_name”
  type      string                 the type cell says “string”
  required  no                     no data-required
  carried   sealed for WeChat Pay  data-encrypted=by-rsa-pubkey in a request
  place     depth 2                data-indent=2
  sample    "sealed"               the sample passes it
  client    v3/rare-books/_loan_no_.ts:55, in post.Request.Json.Reader
`,
  ]);
});

it.each([
  [
    'loan_no',
    [
      'name loan_no: the name cell says “loan_no”',
      'type string: the type cell says “string”',
      'required yes: data-required',
      'sample "L1": the sample passes it',
    ],
  ],
  [
    'json.state',
    [
      'name state: the name cell says “state”',
      'type string: the type cell says “string”',
      'required no: no data-required',
      'values LENT, RETURNED and no other: the description says 枚举值之一',
      'place depth 1: data-indent=1',
      'sample "LENT": the sample passes it',
    ],
  ],
  [
    'json.shelf',
    [
      'name shelf: the name cell says “shelf”',
      'type object: the type cell says “string”, and the rows after its separator row are the content',
      'required no: no data-required',
      'carried as JSON in a string: data-encoded=by-json_encode',
      'place depth 1: data-indent=1',
    ],
  ],
  [
    'headers.Wechatpay-Serial',
    [
      'name Wechatpay-Serial: the name cell says “Wechatpay-Serial”',
      'type string: the type cell says “string”',
      'required no: data-required, but the client fills it in',
      'place depth 1: data-indent=1',
      'sample "S1": the sample passes it',
    ],
  ],
  [
    'response.reader',
    [
      'name reader: the name cell says “reader”',
      'type object[]: the type cell says “object[]”',
      'required yes: data-required',
    ],
  ],
])('explains each property of %s', async (field, facts) => {
  const { printed } = await explainIn('v3.rareBooks._loan_no_.post', field, 'json');
  const told: { what: string; value: string; why: string }[] = JSON.parse(printed).facts;
  expect(told.map(({ what, value, why }) => `${what} ${value}: ${why}`)).toEqual(facts);
});

it.each([
  ['v3.rareBooks._loan_no_.post'],
  ['wxpay.v3.rareBooks._loan_no_.post'],
  ["v3['rare-books'].{loan_no}.post"],
  ['v3/rare-books/{loan_no}'],
  ['docs/openapi/v3/rare-books/{loan_no}.md#post'],
  ['POST /v3/rare-books/{loan_no}'],
  ['generated/v3/rare-books/_loan_no_.ts'],
])('finds an operation by %s', async (operation) => {
  const { printed } = await explainIn(operation, undefined, 'json');
  expect(JSON.parse(printed)).toMatchObject({
    operation: 'v3.rareBooks._loan_no_.post',
    call: 'POST /v3/rare-books/{loan_no}',
  });
});

it.each([
  ['json.reader.full_name', 'json.reader.full_name'],
  ['Request.Json.Reader', 'json.reader'],
  ['post.Request.Json.Reader.FullName', 'json.reader.full_name'],
  ['Response.Reader', 'response.reader'],
  ['shelf', 'json.shelf'],
  ['json', 'json'],
  ['request.json.reader.full_name', 'json.reader.full_name'],
  ['request.body.reader.full_name', 'json.reader.full_name'],
  ['request.json.reader[OLD].full_name', 'json.reader.full_name'],
  ['request.json', 'json'],
  ['request.body', 'json'],
  ['request.path.loan_no', 'loan_no'],
  ['response.body.reader.full_name', 'response.reader.full_name'],
  ['response.json.reader', 'response.reader'],
])('finds a field by %s', async (written, field) => {
  const { printed } = await explainIn('v3.rareBooks._loan_no_.post', written, 'json');
  expect(JSON.parse(printed).field).toBe(field);
});

it.each([
  [
    'v3.rareBook._loan_no_.post',
    undefined,
    'docwright: There is no operation v3.rareBook._loan_no_.post. The nearest are:\n  v3.rareBooks._loan_no_.post\n',
  ],
  [
    'v3/rare-books/{loan_no}/renewals',
    undefined,
    'docwright: v3/rare-books/{loan_no}/renewals matches several names; write more of the name.\n  v3.rareBooks._loan_no_.renewals.post\n  v3.rareBooks._loan_no_.renewals.put\n',
  ],
  [
    'v3.rareBooks._loan_no_.post',
    'json.sheff',
    'docwright: There is no field json.sheff. The nearest are:\n  json.shelf\n',
  ],
  [
    'v3.rareBooks._loan_no_.post',
    'full_name',
    'docwright: full_name matches several names; write more of the name.\n  json.reader.full_name\n  response.reader.full_name\n',
  ],
  ['zzz', undefined, 'docwright: There is no operation zzz. docwright inspect prints all names.\n'],
])('suggests for %s %s the names that may be meant', async (operation, field, words) => {
  const { exitCode, printed, complained } = await explainIn(operation, field);
  expect({ exitCode, printed, start: complained.slice(0, words.length) }).toEqual({
    exitCode: 2,
    printed: '',
    start: words,
  });
});

it('takes a method and its URL as one name, and does not take a folder for a field', async () => {
  const folder = createTestFolder();
  writeFiles(folder, files);
  const { exitCode, stdout } = runDocwright(['explain', 'POST', '/v3/rare-books/{loan_no}', 'docs'], folder);
  expect({ exitCode, lines: stdout.split('\n').slice(0, 3) }).toEqual({
    exitCode: 0,
    lines: ['v3.rareBooks._loan_no_.post', '  借出一本书', '  POST /v3/rare-books/{loan_no}'],
  });
});

it('names the line of the client that declares a field', async () => {
  const folder = createTestFolder();
  writeFiles(folder, files);
  await callDocwright(['generate', 'docs', '--out', 'out'], folder);
  const { printed } = await explainIn('v3.rareBooks._loan_no_.post', 'json.shelf.floor', 'json');
  const { file, line } = JSON.parse(printed).client;
  const lines = readFileSync(join(folder, 'out', file), 'utf8').split('\n');
  expect(lines.slice(line - 2, line)).toEqual(['        /** 楼层 */', '        floor?: number;']);
});
