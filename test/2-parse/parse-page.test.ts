import { describe, expect, it } from 'vitest';
import { parsePath, parseText } from './parse-text.js';

const table = '| 请求参数 | 类型 | 描述\n| --- | --- | ---\n';

it('says where an operation and its tables stand', () => {
  const { page } = parseText(`# 借书 {#post}\n\n${table}| a | string | 一\n`);
  const [operation] = page.operations;
  expect([operation?.source.start, operation?.tables[0]?.source.start, operation?.tables[0]?.source.end]).toEqual([
    { line: 1, column: 1 },
    { line: 3, column: 1 },
    { line: 5, column: 17 },
  ]);
});

it('gives what stands below a heading to the operation of that heading', () => {
  const { page } = parseText(
    `# 借书 {#post}\n\n还书时另见\n\n${table}\n## 查书 {#get}\n\n查询\n\n${table}| a | string | 一\n`,
  );
  expect(page.operations.map(({ anchor, summary, tables }) => [anchor, summary, tables[0]?.rows.length])).toEqual([
    ['post', '还书时另见', 0],
    ['get', '查询', 1],
  ]);
});

it('takes the first of two tables for one side, and tells', () => {
  const { page, diagnostics } = parseText(`# 借书 {#post}\n\n${table}| a | string\n\n${table}| b | string\n`);
  expect([page.operations[0]?.tables.length, diagnostics]).toEqual([1, ['7:1 table-repeated']]);
});

it('does not mistake names of object members for anchors, tables or front matter', () => {
  const text = '# {{ $frontmatter.constructor }} {#constructor}\n\n# 借书 {#get}\n\n| toString | 类型\n| - | -\n';
  expect(parseText(text)).toMatchObject({
    page: { operations: [{ anchor: 'get' }] },
    diagnostics: ['5:1 table-unplaced'],
  });
});

it('leaves a reference without an end as it is', () => {
  const { page } = parseText('---\ntitle: 借书\n---\n\n# {{ $frontmatter.title }} 与 {{ $frontmatter.title {#post}\n');
  expect(page.operations[0]?.title).toBe('借书 与 {{ $frontmatter.title');
});

it('keeps every code block as a sample, whatever it holds', () => {
  const { page } = parseText('# 借书 {#post}\n\n::: tip\n\n```json\n{}\n```\n\n:::\n\n```php [同步]\n$a;\n```\n');
  expect(page.operations[0]?.samples.map(({ block: { language, label, text } }) => [language, label, text])).toEqual([
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

describe('the path of a page gives the URL', () => {
  it.each([
    ['with its v3', 'openapi/v3/library/loans', '/v3/library/loans'],
    ['without its v2', 'openapi/v2/library/lend', '/library/lend'],
    ['with a slash for an index page', 'openapi/v3/library/loans/index', '/v3/library/loans/'],
    ['with a slash for an index page of v2', 'openapi/v2/library/index', '/library/'],
    ['with index where it is a folder', 'openapi/v3/index/loans', '/v3/index/loans'],
    ['with index where it ends a name', 'openapi/v3/loans/reindex', '/v3/loans/reindex'],
    ['with its spelling', 'openapi/v3/Library/loan_lists/{loan_no}/by-day', '/v3/Library/loan_lists/{loan_no}/by-day'],
    ['with all of it, outside the known folders', 'library/loans', '/library/loans'],
    ['with v2 where that is not the first segment', 'openapi/v3/v2/loans', '/v3/v2/loans'],
  ])('%s', (_, path, url) => {
    expect(parsePath(path).operations[0]?.url).toBe(url);
  });
});
