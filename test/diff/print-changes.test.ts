import pico from 'picocolors';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it } from 'vitest';
import type { Change } from '../../generator/diff/change.js';
import { printMarkdown, toCodeSpan } from '../../generator/diff/print-markdown.js';
import { printPretty } from '../../generator/diff/print-pretty.js';
import { breaking, documentation } from '../../generator/diff/verdict.js';
import { hostileWords } from '../hostile/hostile-words.js';
import { drawOperation, source } from './draw-operation.js';

/** Two changes in which every text is the given one. */
function changesOf(word: string): Change[] {
  const operation = drawOperation({ title: word, summary: word });
  const both = { placed: { page: 'openapi/v3/loans', operation }, old: source };
  const says = 'changed its type from {old} to {new}';
  const parameters = { old: word, new: 'integer' };
  return [
    {
      ...both,
      code: 'type-changed',
      ...breaking('Pass the new type.'),
      path: `request.json.${word}`,
      says,
      parameters,
      new: source,
    },
    { ...both, code: 'title-changed', ...documentation(), says, parameters },
  ];
}

it('prints Markdown by severity and operation, with documentation collapsed', () => {
  expect(printMarkdown(changesOf('借书'))).toBe(`## 1 breaking, 1 documentation-only changes

Suggested version step: **major**

### Breaking

\`POST /v3/loans\` \`借书\` \`openapi/v3/loans\`

- \`request.json.借书\` changed its type from \`借书\` to \`integer\`. Pass the new type. (\`openapi/v3/loans.md:7:3\`)

<details>
<summary>Documentation only</summary>

\`POST /v3/loans\` \`借书\` \`openapi/v3/loans\`

- It changed its type from \`借书\` to \`integer\`. Nothing to do. (\`openapi/v3/loans.md:7:3\`)

</details>
`);
});

it('prints a line, what to do and both places for each change', () => {
  expect(printPretty(changesOf('借书'), pico.createColors(false))).toBe(`breaking POST /v3/loans 借书
  request.json.借书 changed its type from 借书 to integer
    Pass the new type.
    openapi/v3/loans.md:7:3 → openapi/v3/loans.md:7:3

documentation POST /v3/loans 借书
  It changed its type from 借书 to integer
    Nothing to do.
    openapi/v3/loans.md:7:3 → nowhere

1 breaking, 1 documentation-only changes; suggested version step: major
`);
});

it('says that nothing changed', () => {
  expect([printMarkdown([]), printPretty([], pico.createColors(false))]).toEqual([
    '## No changes\n\nSuggested version step: **none**\n',
    'No changes; suggested version step: none\n',
  ]);
});

it.each([
  ['@team', '`@team`'],
  ['a`b', '``a`b``'],
  ['``', '``` `` ```'],
  [' a ', '`  a  `'],
  ['a\nb\u202e', '`a\u{fffd}b\u{fffd}`'],
  ['', '(nothing)'],
])('puts %j into a code span', (text, span) => {
  expect(toCodeSpan(text)).toBe(span);
});

const parser = unified().use(remarkParse).use(remarkGfm);

/** The kinds of node of a Markdown text, in order; code and plain text have no others in them. */
function kindsOf(markdown: string): string {
  return JSON.stringify(parser.parse(markdown), (name, value: unknown) =>
    ['value', 'position', 'spread'].includes(name) ? undefined : value,
  );
}

it.each([...hostileWords, '</details>', '@everyone', '![](https://x.example/)', '```', '#1', '- x', '\n\n# x'])(
  'prints %j as plain text in Markdown',
  (word) => {
    expect(kindsOf(printMarkdown(changesOf(word)))).toBe(kindsOf(printMarkdown(changesOf('word'))));
  },
);

it.each(hostileWords)('prints no control characters for %j', (word) => {
  expect(printPretty(changesOf(word), pico.createColors(false)).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
