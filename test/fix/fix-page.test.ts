import { expect, it } from 'vitest';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import { createDescriber } from '../../generator/describe-page.js';
import type { Code } from '../../generator/diagnostics/codes.js';
import { fixPage } from '../../generator/fix/fix-page.js';
import { fixes } from '../../generator/fix/fixes.js';
import { readExample } from '../lint/read-explanation.js';

const describePage = createDescriber(wechatpay);

function fix(text: string, file = 'openapi/v3/library/loans.md') {
  const described = describePage({ path: file.slice(0, -3), file, text: text.replace(/^\u{feff}/u, '') });
  return { ...fixPage(text, described.diagnostics, wechatpay), described };
}

/** A request table of these rows, and a response. */
function pageOf(...rows: readonly string[]): string {
  const request = ['| 请求参数 | 类型 | 描述', '| --- | --- | ---', '| json | object | 内容', ...rows];
  const answer = ['| 返回字典 | 类型 | 描述', '| --- | --- | ---', '| 空字符串'];
  return ['# 借书 {#post}', '', ...request, '', ...answer, ''].join('\n');
}

it.each(Object.keys(fixes) as Code[])(
  'fixes the example of %s as its explanation does, and has nothing to fix afterwards',
  (code) => {
    const { spoilt, corrected } = readExample(code);
    const [[file, text] = ['', '']] = Object.entries(spoilt);
    const once = fix(text, file);
    expect(once.text).toBe(corrected[file]);
    expect(once.fixed.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(fix(once.text, file)).toMatchObject({ text: once.text, fixed: [] });
  },
);

it.each([
  [
    'a misspelt attribute',
    '| a {data-encoded-by=json_encode  data-indent=1}\t| string |',
    '| a {data-encoded=json_encode  data-indent=1}\t| string |',
  ],
  [
    'an attribute with a typing error',
    '| a {data-requird data-indnet=1} | string',
    '| a {data-required data-indent=1} | string',
  ],
  [
    'an attribute of the type',
    '| a {data-indent=1} | string { data-encoded-by="json_encode" }',
    '| a {data-indent=1} | string { data-encoded="json_encode" }',
  ],
  ['several faults of a row', '|a b {data-indent=1}|string|x|y', '|ab {data-indent=1}|string|x\\|y'],
  [
    'every divider of a description',
    '| a {data-indent=1} | string | x | `y` |z | ',
    '| a {data-indent=1} | string | x \\| `y` \\|z | ',
  ],
  ['a name with a non-ASCII space', '| a\u3000b {data-indent=1} | string | 名', '| ab {data-indent=1} | string | 名'],
])('fixes %s and keeps the spaces around', (_, row, corrected) => {
  expect(fix(pageOf(row)).text).toBe(pageOf(corrected));
});

it.each([
  ['a name that would not be valid', '| 借 书 {data-indent=1} | string | 名'],
  ['an unknown attribute', '| a {data-mandatory data-indent=1} | string | 名'],
  ['an unknown type', '| a {data-indent=1} | strng | 名'],
])('does not fix %s', (_, row) => {
  expect(fix(pageOf(row))).toMatchObject({ text: pageOf(row), fixed: [] });
});

it.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['CR alone', (text: string) => text.replaceAll('\n', '\r')],
  ['a byte order mark', (text: string) => `\u{feff}${text}`],
  ['no final line end', (text: string) => text.trimEnd()],
  ['astral characters before the place', (text: string) => text.replaceAll('内容', '📖📖')],
])('keeps %s', (_, spell) => {
  const spoilt = pageOf('| loan _no {data-indent=1} | string | 单号').replace(
    '| 返回字典 | 类型 | 描述\n| --- | --- | ---\n',
    '| 返回字典 | 类型 | 描述\n',
  );
  const corrected = pageOf('| loan_no {data-indent=1} | string | 单号');
  expect(fix(spell(spoilt)).text).toBe(spell(corrected));
});

it('does not change the meaning of a page', () => {
  const page = pageOf('| loan _no {data-indent=1} | string {data-encoded-by=json_encode} | 单号|旧');
  const before = fix(page);
  const after = fix(before.text).described;
  const withoutPlaces = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (key, member) => (key === 'source' ? undefined : member)));
  expect(withoutPlaces(after.page)).toEqual(withoutPlaces(before.described.page));
  expect(after.diagnostics).toEqual([]);
});
