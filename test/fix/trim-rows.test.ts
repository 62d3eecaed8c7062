import { expect, it } from 'vitest';
import { trimRows } from '../../generator/fix/trim-rows.js';

it.each(['\n', '\r\n', '\r'])('removes spaces only from the ends of rows, with line ends %j', (end) => {
  const page = [
    '| a | b |  ',
    '| --- | --- |\t',
    'a line break  ',
    '```md',
    '| code |  ',
    '```',
    '| c |',
    '| d | ',
  ].join(end);
  const { text, lines } = trimRows(page);
  expect(text.split(end)).toEqual([
    '| a | b |',
    '| --- | --- |',
    'a line break  ',
    '```md',
    '| code |  ',
    '```',
    '| c |',
    '| d |',
  ]);
  expect(lines).toEqual([1, 2, 8]);
  expect(trimRows(text)).toEqual({ text, lines: [] });
});

it('does not change a page without such spaces', () => {
  const page = '\u{feff}# Title  \n\n| a |\n';
  expect(trimRows(page)).toEqual({ text: page, lines: [] });
});
