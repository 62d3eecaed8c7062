import { expect, test } from 'vitest';
import { findHtmlEnd, interruptsParagraph } from '../../generator/1-read/fast-path/find-html-end.js';

test.each([
  ['<div>\nwords\n\nmore', 2],
  ['<Tabs groupId="a">\n\nmore', 1],
  ['</Tabs>', 1],
  ['<!-- a\n\nb --> c\nmore', 3],
  ['<pre>\n\n</pre>\nmore', 3],
  ['<!-- a', 'missing'],
  ['<b>words</b>', undefined],
  ['words', undefined],
])('HTML in %j ends before the line with index %j', (text, end) => {
  expect(findHtmlEnd(text.split('\n'), 0)).toBe(end);
});

test('tags of blocks interrupt a paragraph, others do not', () => {
  expect(['<div>', '</details>', '<!-- a', '<Tabs>', '<b>'].map(interruptsParagraph)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
