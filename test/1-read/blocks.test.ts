import { describe, expect, test } from 'vitest';
import { outline, readText } from './read-text.js';

describe('blocks', () => {
  test('come in document order with their ranges', () => {
    expect(outline('# 退款 {#post}\n\n申请退款\n\n```php [同步链式]\n$a = 1;\n```\n')).toEqual([
      'heading 1:1-1:13 h1 退款',
      'paragraph 3:1-3:5 申请退款',
      'code 5:1-7:4 php [同步链式] $a = 1;',
    ]);
  });

  test('are found in lists and quotes, and paragraphs name the container', () => {
    expect(outline('> 1. 甲 {#A}\n>    - 乙\n\n- ```js\n  x\n  ```\n')).toEqual([
      'paragraph 1:6-1:12 blockquote>list> 甲 {#A}',
      'paragraph 2:8-2:9 blockquote>list>list> 乙',
      'code 4:3-6:6 js [] x',
    ]);
  });

  test('are found in a container that is never closed', () => {
    expect(outline('::: code-group\n\n| a | b\n| - | -\n| c | d\n')).toEqual([
      'paragraph 1:1-1:15 ::: code-group',
      'table 3:1-5:8 3(a / b) 5(c / d)',
    ]);
  });

  test('keep the attribute line below a table as a paragraph', () => {
    expect(outline('| a\n| -\n\n{.im-table #request}\n')).toEqual([
      'table 1:1-2:4 1(a)',
      'paragraph 4:1-4:21 {.im-table #request}',
    ]);
  });

  test('keep the lines of a container without blank lines apart', () => {
    expect(outline('::: danger {.im-deprecated}\n已下线\n:::\n')).toEqual([
      'paragraph 1:1-3:4 ::: danger {.im-deprecated}\n已下线\n:::',
    ]);
  });

  test('tables in quotes and after a paragraph are tables', () => {
    expect(outline('> | a | b\n> | - | -\n> | c {data-required} | `d`\n\nwords\n| a |\n| - |\n| b |')).toEqual([
      'table 1:3-3:28 1(a / b) 3(c / `d`)',
      'paragraph 5:1-5:6 words',
      'table 6:1-8:6 6(a) 8(b)',
    ]);
  });

  test('HTML keeps its text and loses its comments', () => {
    expect(outline('<div>\nwords\n</div>\n\n<!-- nothing -->\n')).toEqual(['paragraph 1:1-3:7 <div>\nwords\n</div>']);
  });

  test('link references find their definitions', () => {
    expect(outline('[wiki] and [x](y)\n\n[wiki]: https://a.cn\n')).toEqual([
      'paragraph 1:1-1:18 <wiki→https://a.cn> and <x→y>',
    ]);
  });
});

describe('inlines', () => {
  test.each([
    ['a<br/>b<br>c<BR />d', 'a<br>b<br>c<br>d'],
    ['`A` \\| `B` 枚举值之一', '<A> | <B> 枚举值之一'],
    ['**粗** *x* ~~y~~ _z_', '粗 x y z'],
    ['见 https://a.cn/b 。', '见 <https://a.cn/b→https://a.cn/b> 。'],
    ['![图](a.png) <b>x</b>', '图 x'],
    ['out_trade_no x_$n_$m', 'out_trade_no x_$n_$m'],
    ['a[^1] &amp; \\*', 'a[^1] & *'],
    ['{{ $frontmatter.description }}', '{{ $frontmatter.description }}'],
    ['第一行  \n第二行\n第三行', '第一行<br>第二行\n第三行'],
  ])('%j reads %j', (text, expected) => {
    expect(outline(text).map((line) => line.replace(/^\S+ \S+ /, ''))).toEqual([expected]);
  });
});

describe('code', () => {
  test.each([
    ['```php [同步链式]\nx\n```', 'php [同步链式] x'],
    ['```js {1,3} title\nx\n```', 'js [{1,3} title] x'],
    ['```php [x] \nx\n```', 'php [x] x'],
    ['```\nx\n```', ' [] x'],
    ['~~~~ php\n```\n~~~\n~~~~~', 'php [] ```\n~~~'],
    ['```php\n```', 'php [] '],
    ['```php\nx\n  ```', 'php [] x'],
    ['```php\nnever closed', 'php [] never closed'],
    ['  ```php\n  indented\n  ```', 'php [] indented'],
  ])('%j reads %j', (text, expected) => {
    expect(outline(text).map((line) => line.replace(/^code \S+ /, ''))).toEqual([expected]);
  });
});

describe('headings', () => {
  const heading = (text: string) => {
    const [block] = readText(text).tree.blocks;
    return block?.kind === 'heading' ? { inlines: block.inlines, attributes: block.attributes } : undefined;
  };

  test('have their attributes separate from their text', () => {
    expect(heading('## {{ $frontmatter.title }} {#post .im-x data-a=1}')).toEqual({
      inlines: [{ kind: 'text', text: '{{ $frontmatter.title }}' }],
      attributes: {
        id: 'post',
        classes: ['im-x'],
        values: new Map([['data-a', '1']]),
        places: new Map([['data-a', { start: 38, end: 46 }]]),
      },
    });
  });

  test('keep braces that are text', () => {
    expect(heading('# {{ $frontmatter.title }}')).toEqual({
      inlines: [{ kind: 'text', text: '{{ $frontmatter.title }}' }],
      attributes: { classes: [], values: new Map(), places: new Map() },
    });
  });

  test('may consist of attributes alone', () => {
    expect(heading('# {#get}')?.inlines).toEqual([]);
  });

  test('report a group that is not closed', () => {
    expect(readText('words\n\n# 退款 {#post\n').problems).toEqual([
      '3:6-12 attribute-malformed its brace is not closed.',
    ]);
  });
});
