import { expect, it } from 'vitest';
import { printFrame } from '../../generator/diagnostics/print-frame.js';
import type { SourceRange } from '../../generator/model/source-range.js';

/** The frame for a place in a page. */
function frame(page: string, range: SourceRange) {
  return printFrame(page.split(/\r\n|\n|\r/), range);
}

function columns(from: number, to: number, line = 1): SourceRange {
  return { file: 'page.md', start: { line, column: from }, end: { line, column: to } };
}

it('marks a place below its line', () => {
  expect(frame('# 借书\n| loan_no | strng', columns(13, 18, 2))).toEqual([
    '2 | | loan_no | strng',
    '  |             ^^^^^',
  ]);
});

it('indents the mark as far as wide characters reach, and makes it as wide as they are', () => {
  expect(frame('| 借书 | 数字', columns(8, 10))).toEqual([
    '1 | | 借书 | 数字', //
    '  |          ^^^^',
  ]);
});

it('keeps the gutter as wide as the line number', () => {
  expect(frame(`${'\n'.repeat(99)}| a`, columns(3, 4, 100))).toEqual([
    '100 | | a', //
    '    |   ^',
  ]);
});

it('marks one column for a place without width', () => {
  expect(frame('| a', columns(3, 3))).toEqual([
    '1 | | a', //
    '  |   ^',
  ]);
});

it('marks the column after the line if a place is beyond its end', () => {
  expect(frame('| a', columns(40, 50))).toEqual([
    '1 | | a', //
    '  |    ^',
  ]);
});

it('marks the first line to its end if a place spans several lines', () => {
  const range = { ...columns(3, 3), end: { line: 3, column: 2 } };
  expect(frame('| a | b\n| - | -\n| c | d', range)).toEqual([
    '1 | | a | b', //
    '  |   ^^^^^',
  ]);
});

it('counts CRLF and CR as ends of lines', () => {
  expect(frame('a\r\nb\rc', columns(1, 2, 3))).toEqual([
    '3 | c', //
    '  | ^',
  ]);
});

it('cuts a long line after the place', () => {
  expect(frame(`| loan_no | ${'x'.repeat(200)}`, columns(3, 10))).toEqual([
    `1 | | loan_no | ${'x'.repeat(98)}…`,
    '  |   ^^^^^^^',
  ]);
});

it('cuts a long line before the place', () => {
  expect(frame(`${'x'.repeat(200)} loan_no`, columns(202, 209))).toEqual([
    `1 | …${'x'.repeat(54)} loan_no`,
    `  |  ${' '.repeat(55)}^^^^^^^`,
  ]);
});

it('cuts the mark where the line is cut', () => {
  expect(frame('x'.repeat(300), columns(1, 301))).toEqual([
    `1 | ${'x'.repeat(110)}…`, //
    `  | ${'^'.repeat(110)}`,
  ]);
});

it('never cuts a character in two', () => {
  expect(frame('📖'.repeat(100), columns(1, 3))).toEqual([
    `1 | ${'📖'.repeat(55)}…`, //
    '  | ^^',
  ]);
  expect(frame(`x${'📖'.repeat(100)}`, columns(1, 2))).toEqual([
    `1 | x${'📖'.repeat(54)}…`, //
    '  | ^',
  ]);
});

it('shows a tab as a space, so that the mark stays below its place', () => {
  expect(frame('|\tloan_no', columns(3, 10))).toEqual([
    '1 | | loan_no', //
    '  |   ^^^^^^^',
  ]);
});

it('shows control characters as replacement characters', () => {
  expect(frame('| \u001b[31mred\u202e\u200b', columns(3, 4))).toEqual([
    '1 | | \ufffd[31mred\ufffd\ufffd', //
    '  |   ^',
  ]);
});

it('has no frame for a line that is blank or missing', () => {
  expect(frame('a\n  \n', columns(1, 1, 2))).toEqual([]);
  expect(frame('a', columns(1, 1, 9))).toEqual([]);
});
