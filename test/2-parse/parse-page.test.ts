import { expect, it } from 'vitest';
import { parseText } from './parse-text.js';

const table = '| 请求参数 | 类型 | 描述\n| --- | --- | ---\n';

it('says where an operation and its tables stand', () => {
  const { page } = parseText(`# 借书 {#post}\n\n${table}| a | string | 一\n`);
  const [operation] = page.operations;
  expect([operation?.source.start, operation?.request?.source.start, operation?.request?.source.end]).toEqual([
    { line: 1, column: 1 },
    { line: 3, column: 1 },
    { line: 5, column: 17 },
  ]);
});

it('gives what stands below a heading to the operation of that heading', () => {
  const { page } = parseText(
    `# 借书 {#post}\n\n还书时另见\n\n${table}\n## 查书 {#get}\n\n查询\n\n${table}| a | string | 一\n`,
  );
  expect(page.operations.map(({ anchor, summary, request }) => [anchor, summary, request?.rows.length])).toEqual([
    ['post', '还书时另见', 0],
    ['get', '查询', 1],
  ]);
});

it('takes the first of two tables for one side, and tells', () => {
  const { page, diagnostics } = parseText(`# 借书 {#post}\n\n${table}| a | string\n\n${table}| b | string\n`);
  expect([page.operations[0]?.request?.rows.length, diagnostics]).toEqual([1, ['7:1 table-repeated']]);
});

it('does not mistake names of object members for anchors, tables or front matter', () => {
  const text = '# {{ $frontmatter.constructor }} {#constructor}\n\n# 借书 {#get}\n\n| toString | 类型\n| - | -\n';
  expect(parseText(text)).toMatchObject({
    page: { operations: [{ anchor: 'get' }] },
    diagnostics: ['5:1 table-unknown'],
  });
});

it('leaves a reference without an end as it is', () => {
  const { page } = parseText('---\ntitle: 借书\n---\n\n# {{ $frontmatter.title }} 与 {{ $frontmatter.title {#post}\n');
  expect(page.operations[0]?.title).toBe('借书 与 {{ $frontmatter.title');
});

it('keeps every code block as a sample, whatever it holds', () => {
  const { page } = parseText('# 借书 {#post}\n\n::: tip\n\n```json\n{}\n```\n\n:::\n\n```php [同步]\n$a;\n```\n');
  expect(page.operations[0]?.samples.map(({ language, label, text }) => [language, label, text])).toEqual([
    ['json', '', '{}'],
    ['php', '同步', '$a;'],
  ]);
});

it('takes a line in braces for attributes only where it stands alone', () => {
  const { page } = parseText(
    `# 借书 {#post}\n\n{先办证}\n{再借书}\n\n${table}\n# 还书 {#get}\n\n{.im-table}\n\n${table}`,
  );
  expect(page.operations.map(({ summary }) => summary)).toEqual(['{先办证}\n{再借书}', '']);
});
