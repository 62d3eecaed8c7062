import { describe, expect, test } from 'vitest';
import type { Cell } from '../../generator/model/page-tree.js';
import { readText, spell } from './read-text.js';

function read(rows: string) {
  const { tree, problems } = readText(`| 请求参数 | 类型 {.type} | 描述 {.desc}\n| --- | --- | ---\n${rows}\n`);
  const [table] = tree.blocks;
  return { rows: table?.kind === 'table' ? table.rows.slice(1) : [], problems };
}

function cellsOf(row: string): readonly Cell[] {
  return read(row).rows[0]?.cells ?? [];
}

describe('the cells of a row', () => {
  test('carry text, attributes, inlines and columns', () => {
    expect(cellsOf('| amount {data-required data-indent=2} | integer | 金额<br/>`A` \\| `B`')).toEqual([
      {
        text: 'amount',
        shown: 'amount',
        attributes: {
          classes: [],
          values: new Map([
            ['data-required', ''],
            ['data-indent', '2'],
          ]),
          places: new Map([
            ['data-required', { start: 8, end: 21 }],
            ['data-indent', { start: 22, end: 35 }],
          ]),
        },
        inlines: [{ kind: 'text', text: 'amount' }],
        startColumn: 3,
        endColumn: 39,
      },
      {
        text: 'integer',
        shown: 'integer',
        attributes: { classes: [], values: new Map(), places: new Map() },
        inlines: [{ kind: 'text', text: 'integer' }],
        startColumn: 42,
        endColumn: 49,
      },
      {
        text: '金额<br/>`A` | `B`',
        shown: '金额\nA | B',
        attributes: { classes: [], values: new Map(), places: new Map() },
        inlines: [
          { kind: 'text', text: '金额' },
          { kind: 'break' },
          { kind: 'code', text: 'A' },
          { kind: 'text', text: ' | ' },
          { kind: 'code', text: 'B' },
        ],
        startColumn: 52,
        endColumn: 69,
      },
    ]);
  });

  test.each([
    ['| out\\_no', 'out_no'],
    ['| `total`', 'total'],
    ['| object\\[\\]', 'object[]'],
    ['| **请求参数**', '请求参数'],
    ['| [goods](#goods)', 'goods'],
    ['| array&#60;string&gt;', 'array<string>'],
    ['| &emsp;id&nbsp;', '\u2003id\u00a0'],
    ['| <font color="red">id</font><sub>1</sub>', 'id1'],
    ['| <a name="id"></a>id', 'id'],
    ['| <a href="#id">id</a>', 'id'],
    ['| <code>id</code>', 'id'],
    ['| List<Goods>', 'List<Goods>'],
    ['| a<br>b<br />c', 'a\nb\nc'],
    ['| one of: <ul><li>a</li><li>b</li></ul>', 'one of:\na\nb'],
    ['| <!-- id -->', ''],
  ])('%s are shown as %j', (row, shown) => {
    expect(cellsOf(row)[0]?.shown).toBe(shown);
  });

  test('are code and links where HTML makes them so', () => {
    const [cell] = cellsOf('| <code>a | b');
    const [other] = cellsOf('| <code>a</code> <a href="#b">b</a>');
    expect(cell?.inlines).toEqual([{ kind: 'text', text: 'a' }]);
    expect(other?.inlines).toEqual([
      { kind: 'code', text: 'a' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'b', url: '#b' },
    ]);
  });

  test('have the line of the page they are on', () => {
    expect(read('| a | b\n| c | d').rows.map((row) => row.line)).toEqual([3, 4]);
  });

  test('are the same object for identical rows', () => {
    const { rows } = read('| a | b\n| a | b');
    expect(rows[0]?.cells).toBe(rows[1]?.cells);
  });

  test.each([
    ['| a | b | c |', ['a', 'b', 'c']],
    ['| a | b', ['a', 'b']],
    ['| a', ['a']],
    ['| a || c', ['a', '', 'c']],
    ['| | b', ['', 'b']],
    ['| a | b | c | d', ['a', 'b', 'c', 'd']],
    ['| a \\| b | c', ['a | b', 'c']],
    ['| a \\\\| b', ['a \\\\', 'b']],
    ['| `a \\| b` | c', ['`a | b`', 'c']],
    ['| \u3000a\u3000 | b', ['\u3000a\u3000', 'b']],
    ['| coupon_id_$n | x_$n_$m', ['coupon_id_$n', 'x_$n_$m']],
    ['| *a* | __b__', ['*a*', '__b__']],
    ['a | b', ['a', 'b']],
    ['| {data-required}| string', ['', 'string']],
    ['| a {data-required}| string', ['a', 'string']],
  ])('of %j are %j', (row, expected) => {
    expect(cellsOf(row).map((cell) => cell.text)).toEqual(expected);
  });

  test('have inlines without their group', () => {
    expect(cellsOf('| `A` *b* {#c} | d')[0]?.inlines.map(spell)).toEqual(['<A>', ' b']);
  });
});

describe('attributes', () => {
  test.each([
    ['{data-required }', { classes: [], values: new Map([['data-required', '']]) }],
    ['{ .a .b.c #d }', { id: 'd', classes: ['a', 'b', 'c'], values: new Map() }],
    ['{colspan=3 .im-table-line}', { classes: ['im-table-line'], values: new Map([['colspan', '3']]) }],
    ['{data-tooltip="对应PHP的array"}', { classes: [], values: new Map([['data-tooltip', '对应PHP的array']]) }],
    [
      '{a=\'}\' b="{c} d"}',
      {
        classes: [],
        values: new Map([
          ['a', '}'],
          ['b', '{c} d'],
        ]),
      },
    ],
    [
      '{a=微信支付公钥/平台证书 b=by-rsa}',
      {
        classes: [],
        values: new Map([
          ['a', '微信支付公钥/平台证书'],
          ['b', 'by-rsa'],
        ]),
      },
    ],
    ['{a=""}', { classes: [], values: new Map([['a', '']]) }],
    ['{__proto__=x}', { classes: [], values: new Map([['__proto__', 'x']]) }],
  ])('of %j are read', (group, expected) => {
    expect(cellsOf(`| name ${group} | string`)[0]).toMatchObject({ text: 'name', attributes: expected });
  });

  test('end all cells of a header', () => {
    const [table] = readText('| a | b | c | d {.desc}\n| - | - | - | -').tree.blocks;
    expect(table?.kind === 'table' && table.rows[0]?.cells[3]?.attributes.classes).toEqual(['desc']);
  });

  test.each([
    ['| a | b | 金额 {data-required}', 2, '金额 {data-required}'],
    ['| {a} b | c', 0, '{a} b'],
    ['| [x](/v3/{id}) | c', 0, '[x](/v3/{id})'],
    ['| /v3/{transaction_id} | c', 0, '/v3/{transaction_id}'],
    ['| {{ $frontmatter.title }} | c', 0, '{{ $frontmatter.title }}'],
    ['| {"a":1} | c', 0, '{"a":1}'],
  ])('are none in %j', (row, index, text) => {
    expect(cellsOf(row)[index]).toMatchObject({ text, attributes: { classes: [], values: new Map() } });
    expect(read(row).problems).toEqual([]);
  });

  test.each([
    ['| a {data-required | b', '3:5-19', 'its brace is not closed.'],
    ['| a | b {data-tooltip="x}', '3:9-26', 'a quote is not closed.'],
    ['| a {} | b', '3:5-7', 'it is empty.'],
    ['| a {data-indent=} | b', '3:5-19', '“data-indent=” is neither #id, .class, name nor name=value.'],
  ])('of %j are malformed, and stay text', (row, place, reason) => {
    expect(read(row).problems).toEqual([`${place} attribute-malformed ${reason}`]);
    expect(
      cellsOf(row)
        .map((cell) => cell.text)
        .join(' | '),
    ).toBe(row.slice(2));
  });

  test('that are malformed are reported for each row', () => {
    expect(read('| a {} | b\n| a {} | b').problems).toEqual([
      '3:5-7 attribute-malformed it is empty.',
      '4:5-7 attribute-malformed it is empty.',
    ]);
  });
});
