import { expect, test } from 'vitest';
import { layOutRows } from '../../generator/1-read/html/lay-out-rows.js';

function cell(content: string, rows = 1, columns = 1) {
  return { content, rows, columns };
}

function layOut(...rows: readonly (readonly ReturnType<typeof cell>[])[]) {
  return layOutRows(rows, (content) => `(${content})`);
}

test('a cell that spans rows stands in each of them', () => {
  expect(layOut([cell('a'), cell('b', 2), cell('c')], [cell('d'), cell('e')], [cell('f')])).toEqual([
    ['a', 'b', 'c'],
    ['d', 'b', 'e'],
    ['f'],
  ]);
});

test('a cell that spans columns stands in the first', () => {
  expect(layOut([cell('a', 1, 2), cell('b')])).toEqual([['a', '(a)', 'b']]);
});

test('a cell that spans rows and columns does both', () => {
  expect(layOut([cell('a', 2, 2), cell('b')], [cell('c')])).toEqual([
    ['a', '(a)', 'b'],
    ['a', '(a)', 'c'],
  ]);
});

test('spans that no page means are refused', () => {
  const rows = Array.from({ length: 1000 }, () => [cell('a', 60_000, 1000)]);
  expect(() => layOut(...rows)).toThrow('a table has more than 500000 cells');
});
