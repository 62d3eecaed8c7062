import fc from 'fast-check';

/** Words and punctuation of pages, and characters that are special in Markdown. */
const tokens = [
  ...[
    'json',
    'out_trade_no',
    '_x_',
    'x_$n_$m',
    '描述',
    '：',
    '，',
    ' ',
    ' ',
    ' ',
    '  ',
    '\t',
    '\u3000',
    '1',
    'www.a.cn',
    'a@b.cn',
  ],
  ...[
    'http://a.cn/b',
    '[官方文档](https://a.cn/x_y)',
    '[x](/v3/{id})',
    '[x]',
    '[x]: /y',
    '[^1]',
    '[^1]: z',
    '![i](u)',
    '<br/>',
    '<br>',
  ],
  ...[
    '<b>',
    '<!--',
    '-->',
    '`',
    '``',
    '`A`',
    '`A` \\| `B`',
    '\\',
    '\\|',
    '\\\\',
    '|',
    '|',
    '| ',
    '*',
    '**',
    '*a*',
    '~~',
    '~',
    '&amp;',
    '&',
  ],
  ...[
    '{data-required}',
    '{data-indent=1 .x}',
    '{#post}',
    '{data-tooltip="a|b"}',
    '{',
    '}',
    '{{ $frontmatter.title }}',
    '{}',
    '{a="',
    '"',
  ],
  ...[
    '- ',
    '1. ',
    '# ',
    '## ',
    '> ',
    ':::',
    '---',
    '===',
    '```',
    '~~~',
    'www.',
    '://',
    '!',
    '^',
    ':',
    '\0',
    '+ ',
    '* ',
    '\u{1f600}',
  ],
];

/** Whole lines as found on real pages. */
const lines = [
  ...[
    '',
    '',
    '',
    '',
    '---',
    '# {{ $frontmatter.title }} {#post}',
    '## 查询 {#get}',
    '| 请求参数 | 类型 {.type} | 描述 {.desc}',
    '| --- | --- | ---',
  ],
  ...[
    '| json {data-required} | object {data-tooltip="对应PHP的array"} | 声明请求的`JSON`数据结构',
    '| {colspan=3 .im-table-line}',
    '|',
    '| |',
    '| - |',
  ],
  ...[
    '| a_b {data-required}| string | `A` \\| `B` 枚举值之一<br/>x |',
    '| a | b | c | d',
    '{.im-table #request}',
    '::: code-group',
    ':::',
    '```',
    '```php [x]',
    '```php  [x] ',
    '``` `',
  ],
  ...[
    '~~~',
    '$instance->a->post();',
    '参阅 [官方文档](https://a.cn/b) [y](z)',
    '- [x](y)',
    '1. a {#b}',
    '> - c',
    '> | a |',
    '> | - |',
    '<div>',
    '</div>',
  ],
  ...[
    '  indented',
    '-     code',
    '1. ```',
    '    code',
    '- ',
    '  - x',
    '[x]: /url',
    'title: x',
    '===',
    '- [ ] todo',
    '***',
    '| x',
    'a | b',
    '- | -',
    ':-|',
    '`````',
    '<!-- x',
    '-->',
  ],
];

const inline = fc.array(fc.constantFrom(...tokens), { maxLength: 7 }).map((words) => words.join(''));
const row = fc.array(inline, { maxLength: 4 }).map((cells) => `| ${cells.join(' | ')}`);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...lines) },
  { weight: 2, arbitrary: inline },
  { weight: 2, arbitrary: row },
);

/** A table whose cells are anything that fits into a line. */
const table = fc.array(row, { maxLength: 5 }).map((rows) => ['', '| a | b | c', '| - | - | -', ...rows, ''].join('\n'));

/** A paragraph between blank lines. */
const paragraph = inline.map((words) => `\n${words}\n`);

/** Text that looks like a broken documentation page. */
export const pageLikeText = fc
  .array(fc.oneof({ weight: 3, arbitrary: line }, table, paragraph), { maxLength: 12 })
  .chain((parts) =>
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r').map((end) => parts.join('\n').replaceAll('\n', end)),
  );
