import { describe, expect, test } from 'vitest';
import { outline, readText } from './read-text.js';

describe('front matter', () => {
  test.each([
    ['---\ntitle: 退款\nprev: false\nnext:\n  text: x\n---\n', { title: '退款', prev: false, next: { text: 'x' } }],
    ['---\n---\n', {}],
    ['---  \ndescription:\n---\t\n', { description: null }],
    ['# no front matter', {}],
    ['\n---\ntitle: not at the top\n---', {}],
    ['---\r\ntitle: x\r\n---\r\n', { title: 'x' }],
    ['\u{feff}---\ntitle: x\n---', { title: 'x' }],
  ])('of %j is %j', (text, expected) => {
    const { tree, problems } = readText(text);
    expect(tree.frontMatter).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test('does not move the lines below it', () => {
    expect(outline('---\ntitle: x\n---\n# y')).toEqual(['heading 4:1-4:4 h1 y']);
  });

  test('that is never closed is text', () => {
    expect(outline('---\ntitle: x\n\n# y {#post}')).toEqual(['paragraph 2:1-2:9 title: x', 'heading 4:1-4:12 h1 y']);
  });

  test('cannot reach the prototype of anything', () => {
    const { tree } = readText('---\n__proto__: { polluted: 1 }\na: { __proto__: { polluted: 1 } }\n---');
    expect(tree.frontMatter).toEqual({ a: {} });
    expect(Object.assign({}, tree.frontMatter)).not.toHaveProperty('polluted');
  });

  test.each([
    ['---\na: 1\nb: "x\n---\n', '3:6-7 front-matter-invalid Missing closing "quote.'],
    ['---\n- a\n---', '1:1-1 front-matter-invalid it is not a mapping of names to values.'],
    ['---\na: 1\na: 2\n---', '3:1-2 front-matter-invalid Map keys must be unique.'],
    [
      '---\na: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n---',
      '1:1-1 front-matter-invalid Excessive alias count indicates a resource exhaustion attack.',
    ],
  ])('%j is reported, and the page goes on', (text, problem) => {
    const { tree, problems } = readText(`${text}\n# x`);
    expect(problems).toEqual([problem]);
    expect(tree).toMatchObject({ frontMatter: {}, blocks: [{ kind: 'heading' }] });
  });
});
