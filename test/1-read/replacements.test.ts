import { describe, expect, test } from 'vitest';
import { outline } from './read-text.js';

function outlineBy(text: string, ...replace: readonly { readonly match: string; readonly by: string }[]) {
  return outline(text, { rules: { replace } });
}

describe('what a rule replaces', () => {
  test('is replaced before the page is read, and lines stay where they are', () => {
    const text = '{{< tab lang="json" >}}\n{}\n{{< /tab >}}\n\n| a\n| -\n| b';
    const rules = [
      { match: '^\\{\\{< tab lang="(?<lang>\\w+)" >\\}\\}$', by: '```$<lang>' },
      { match: '^\\{\\{< /tab >\\}\\}$', by: '```' },
    ];
    expect(outlineBy(text, ...rules)).toEqual(['code 1:1-3:4 json [] {}', 'table 5:1-7:4 5(a) 7(b)']);
  });

  test('is what the replacements before it have left', () => {
    expect(outlineBy('ab', { match: 'a', by: 'b' }, { match: 'bb', by: 'c' })).toEqual(['paragraph 1:1-1:2 c']);
  });

  test('lies in one line, and stays in one', () => {
    const rules = [
      { match: 'a\\s*b', by: 'x' },
      { match: 'c', by: 'd\ne' },
    ];
    expect(outlineBy('a\nb\n\nc', ...rules)).toEqual(['paragraph 1:1-2:2 a\nb', 'paragraph 4:1-4:4 d e']);
  });

  test('is found whatever its case', () => {
    expect(outlineBy('NOTE: x', { match: '^note: ', by: '' })).toEqual(['paragraph 1:1-1:2 x']);
  });
});
