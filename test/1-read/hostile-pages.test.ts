import { describe, expect, test } from 'vitest';
import { outline, readText } from './read-text.js';

describe('hostile pages', () => {
  test('CRLF and lone CR end lines', () => {
    expect(outline('# a\r\n\r\nb\rc\r\r```php\r\nx\r\ny\r\n```')).toEqual([
      'heading 1:1-1:4 h1 a',
      'paragraph 3:1-4:2 b\nc',
      'code 6:1-9:4 php [] x\ny',
    ]);
  });

  test('a byte order mark takes no column', () => {
    expect(outline('\u{feff}# a')).toEqual(['heading 1:1-1:4 h1 a']);
  });

  test('NUL becomes the replacement character', () => {
    expect(outline('a\0b\n\n```\n\0\n```')).toEqual(['paragraph 1:1-1:4 a\u{fffd}b', 'code 3:1-5:4  [] \u{fffd}']);
  });

  test('columns count UTF-16 units', () => {
    expect(outline('> \u{1f600}a')).toEqual(['paragraph 1:3-1:6 blockquote> \u{1f600}a']);
  });

  test('quotes 100 deep are read', () => {
    const { tree } = readText(`${'>'.repeat(100)} a`);
    expect(tree.blocks[0]).toMatchObject({ kind: 'paragraph', within: Array(100).fill('blockquote') });
  });

  test('lists 100 deep are read', () => {
    const lines = Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- x`);
    expect(readText(lines.join('\n')).tree.blocks.length).toBe(100);
  });

  test.each([`${'>'.repeat(101)} a`, `${'>'.repeat(30_000)} a`, `${'  '.repeat(100)}- x`])(
    'deeper ones are refused',
    (text) => {
      expect(readText(text).problems).toEqual(['1:1-1 page-unreadable lists or quotes are nested more than 100 deep.']);
    },
  );

  test('a paragraph of thousands of marks is refused', () => {
    expect(readText('*a_'.repeat(20_000)).problems).toEqual([
      '1:1-1 page-unreadable a paragraph or cell has more than 2000 of the marks * _ ~ [ ] !.',
    ]);
  });

  test('10,000 columns are read', () => {
    const { tree } = readText(`| a | b\n| - | -\n|${' `x` |'.repeat(10_000)}`);
    expect(tree.blocks[0]?.kind === 'table' && tree.blocks[0].rows[1]?.cells.length).toBe(10_000);
  });

  test('a cell of a megabyte is read', () => {
    const { tree } = readText(`| a | b\n| - | -\n| x | y | ${'`A`<br/>描述'.repeat(100_000)}`);
    expect(tree.blocks[0]?.kind === 'table' && tree.blocks[0].rows[1]?.cells[2]?.inlines.length).toBe(300_000);
  });

  test('a cell of a megabyte of open braces is read', () => {
    expect(readText(`| a | b\n| - | -\n| ${'{a="'.repeat(250_000)} | y`).problems.length).toBe(1);
  });
});
