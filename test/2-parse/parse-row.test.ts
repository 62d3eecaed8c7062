import { describe, expect, it } from 'vitest';
import type { Row } from '../../generator/model/documented-page.js';
import { parseText } from './parse-text.js';

/** The only row of a request table, without its place, and what is told of it. */
function parseRow(line: string) {
  const { page, diagnostics } = parseText(`# 借书 {#post}\n\n| 请求参数 | 类型 | 描述\n| --- | --- | ---\n${line}\n`);
  const rows: readonly Row[] = page.operations[0]?.tables[0]?.rows ?? [];
  return [...rows.map(withoutPlace), ...diagnostics];
}

function withoutPlace(row: Row) {
  const { source, nameCell, typeCell, ...said } = { nameCell: undefined, typeCell: undefined, ...row };
  return said;
}

const optional = { is: 'optional', reason: { rule: 'attribute-missing', attribute: 'data-required' } };
const required = { is: 'required', reason: { rule: 'attribute', attribute: 'data-required' } };
const plain = { kind: 'field', name: 'loan_no', indent: 0, need: optional, type: 'string' };
const words = [{ kind: 'text', text: '单号' }];

it('reads name, type and description with their attributes', () => {
  const line = '| loan_no {data-required data-indent=2} | string {data-tooltip="a b" data-encoded=by-x} | 单号';
  const attributes = { need: required, indent: 2, tooltip: 'a b', encoded: 'by-x' };
  expect(parseRow(line)).toEqual([{ ...plain, ...attributes, description: words }]);
});

describe('a row of its own kind is', () => {
  it.each([
    ['a separator by its class', '| {colspan=3 .im-table-line}', [{ kind: 'separator' }]],
    ['a separator with words too', '| 内容 {.im-table-line}', [{ kind: 'separator' }]],
    ['a remark with one cell', '| 无 {align=center colspan=3}', [{ kind: 'remark', text: '无' }]],
    ['nothing with empty cells', '| | |', []],
  ])('%s', (_, line, rows) => {
    expect(parseRow(line)).toEqual(rows);
  });
});

describe('a field', () => {
  it.each([
    ['needs no description', '| loan_no | string', { description: [] }],
    ['needs no blanks', '|loan_no|string|单号', {}],
    ['may end in a divider', '| loan_no | string | 单号 |', {}],
    ['may be a list', '| loan_no | string[] | 单号', { type: 'string[]' }],
    ['may be a list with a blank', '| loan_no | string [] | 单号', { type: 'string []' }],
    ['may be required by its type', '| loan_no | string {data-required} | 单号', { need: required }],
    ['may have a blank too many', '| loan_no { data-required } | string | 单号', { need: required }],
    ['may have a blank too few', '| loan_no {data-required}| string | 单号', { need: required }],
    ['may be named like a header', '| Wechatpay-Serial | string | 单号', { name: 'Wechatpay-Serial' }],
    ['may be named by a pattern', '| book_$n_$m | string | 单号', { name: 'book_$n_$m' }],
    ['may have no type', '| loan_no | | 单号', { type: '' }],
  ])('%s', (_, line, differing) => {
    expect(parseRow(line)).toEqual([{ ...plain, description: words, ...differing }]);
  });

  it.each([
    ['with a blank in its name', '| loan _no | string | 单号', {}, ['5:3 name-blank']],
    ['with a sign in its name', '| loan#no | string | 单号', { name: 'loan#no' }, ['5:3 name-irregular']],
    ['with an indent in words', '| loan_no {data-indent=a} | string | 单号', {}, ['5:12 indent-invalid']],
    ['with a negative indent', '| loan_no {data-indent=-1} | string | 单号', {}, ['5:12 indent-invalid']],
    ['with an absurd indent', '| loan_no {data-indent=999} | string | 单号', { indent: 64 }, ['5:12 indent-invalid']],
    ['with an unknown attribute', '| loan_no {data-x} | string | 单号', {}, ['5:12 attribute-unknown']],
    ['with an open brace', '| loan_no {data-required | string | 单号', {}, ['5:11 attribute-malformed']],
    ['with a faulty attribute', '| loan_no | string {data-required=} | 单号', {}, ['5:20 attribute-malformed']],
  ])('%s is told of', (_, line, differing, diagnostics) => {
    expect(parseRow(line)).toEqual([{ ...plain, description: words, ...differing }, ...diagnostics]);
  });

  it('reads a misspelt attribute as the one that is meant', () => {
    const row = { ...plain, encoded: 'json_encode', description: words };
    expect(parseRow('| loan_no | string {data-encoded-by=json_encode} | 单号')).toEqual([
      row,
      '5:21 attribute-misspelt',
    ]);
  });

  it('takes cells after the third as part of the description', () => {
    const description = [...words, { kind: 'text', text: '|' }, { kind: 'code', text: 'L1' }];
    expect(parseRow('| loan_no | string | 单号 | `L1`')).toEqual([{ ...plain, description }, '5:24 row-cells-extra']);
  });

  it('is none without a name', () => {
    expect(parseRow('| | string | 单号')).toEqual(['5:3 row-name-missing']);
  });

  it('keeps braces that are text', () => {
    const row = { ...plain, type: 'string {a} b', description: words };
    expect(parseRow('| loan_no | string {a} b | 单号')).toEqual([row]);
  });
});

it('says where a row stands, from its first cell to its last', () => {
  const { page } = parseText(
    '# 借书 {#post}\n\n| 请求参数 | 类型 | 描述\n| - | - | -\n| loan_no {data-required} | string | 单号',
  );
  expect(page.operations[0]?.tables[0]?.rows[0]?.source).toEqual({
    file: 'openapi/v3/loans.md',
    start: { line: 5, column: 3 },
    end: { line: 5, column: 40 },
  });
});
