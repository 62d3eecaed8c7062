import { describe, expect, test } from 'vitest';
import type { TableBlock } from '../../generator/model/page-tree.js';
import { outline, type ReadOptions, readText, spell } from './read-text.js';

function tableOf(text: string, options?: ReadOptions): TableBlock {
  const table = readText(text, options).tree.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('There is no table.');
  return table;
}

/** The inlines of the cells in the first row below the header. */
function cellsOf(html: string, options?: ReadOptions): string[] {
  const table = tableOf(`<table><tr><th>a</th></tr><tr>${html}</tr></table>`, options);
  return table.rows[1]?.cells.map(({ inlines }) => inlines.map(spell).join('')) ?? [];
}

describe('an HTML table', () => {
  test('is a table with the lines of its rows', () => {
    const text = `# a

<table>
<thead>
<tr><th>Name</th><th>Type</th></tr>
</thead>
<tbody>
<tr><td>loan_no</td><td>string</td></tr>
<tr>
  <td>copies</td>
  <td>integer</td>
</tr>
</tbody>
</table>
`;
    expect(outline(text)).toEqual([
      'heading 1:1-1:4 h1 a',
      'table 3:1-14:9 5(Name / Type) 8(loan_no / string) 10(copies / integer)',
    ]);
  });

  test('has the place of each cell, in its own line where that is not the line of the row', () => {
    const [, row] = tableOf('<table>\n<tr><th>a<th>b\n<tr><td> loan </td>\n  <td>string</td></tr></table>').rows;
    expect(row?.line).toBe(3);
    expect(row?.cells.map(({ line, startColumn, endColumn }) => [line, startColumn, endColumn])).toEqual([
      [undefined, 10, 14],
      [4, 7, 13],
    ]);
  });

  test('goes on behind blank lines, also where Markdown would take what follows for code', () => {
    const text = '<table>\n\n    <tr><th>Name</th></tr>\n\n    <tr><td>loan</td></tr>\n\n</table>\n\nwords';
    expect(outline(text)).toEqual(['table 1:1-7:9 3(Name) 5(loan)', 'paragraph 9:1-9:6 words']);
  });

  test('may leave tags out whose end can be told', () => {
    expect(outline('<table><tr><th>Name<th>Type<tr><td>loan<td>string</table>')).toEqual([
      'table 1:1-1:58 1(Name / Type) 1(loan / string)',
    ]);
  });

  test('has its first row as the header where no row is one', () => {
    expect(outline('<table><tr><td>Name</td></tr><tr><td>loan</td></tr></table>')).toEqual([
      'table 1:1-1:60 1(Name) 1(loan)',
    ]);
  });

  test('has a caption and rows above the header as paragraphs before it', () => {
    const text =
      '<table><caption>Body</caption><tr><td colspan="2">of a loan</td></tr><tr><th>Name</th><th>Type</th></tr><tr><td>loan</td><td>string</td></tr></table>';
    expect(outline(text).map((line) => line.replace(/ \S+/, ''))).toEqual([
      'paragraph Body',
      'paragraph of a loan',
      'table 1(Name / Type) 1(loan / string)',
    ]);
  });

  test('has cells that span rows in each of them, and those that span columns in the first', () => {
    const text =
      '<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td rowspan="2">1</td><td colspan=2>2</td></tr><tr><td>3</td><td>4</td></tr></table>';
    expect(outline(text)).toEqual(['table 1:1-1:135 1(a / b / c) 1(1 / 2 / ) 1(1 / 3 / 4)']);
  });

  test('is read in a list, in a quote and in other tags, with the words around it', () => {
    const table = '<table><tr><th>a</th></tr></table>';
    expect(outline(`- x\n\n  <div>\n  ${table}\n  </div>\n`)).toEqual([
      'paragraph 1:3-1:4 list> x',
      'table 4:3-4:37 4(a)',
    ]);
    expect(outline(`> <table>\n> <tr><th>a</th></tr>\n>\n> <tr><td>b</td></tr>\n> </table>\n`)).toEqual([
      'table 1:3-5:11 2(a) 4(b)',
    ]);
    expect(outline(`<details><summary>Body</summary>\n${table}\n<h3 id="x">Answer</h3>\n${table}</details>`)).toEqual([
      'paragraph 1:10-2:1 Body',
      'table 2:1-2:35 2(a)',
      'heading 3:1-3:23 h3 Answer',
      'table 4:1-4:35 4(a)',
    ]);
  });

  test('without an end is text, and what follows is read', () => {
    expect(outline('<table>\n<tr><td>a</td></tr>\n\n# b\n\n<table><tr><th>c</th></tr></table>')).toEqual([
      'paragraph 1:1-2:20 <table>\n<tr><td>a</td></tr>',
      'heading 4:1-4:4 h1 b',
      'table 6:1-6:35 6(c)',
    ]);
  });

  test('does not end behind a heading of the page', () => {
    expect(outline('<table>\n\n# b\n\n</table>')).toEqual([
      'paragraph 1:1-1:8 <table>',
      'heading 3:1-3:4 h1 b',
      'paragraph 5:1-5:9 </table>',
    ]);
  });
});

describe('a cell of an HTML table has', () => {
  test.each([
    ['lines', '<td>a<br>b<br/>c</td>', 'a<br>b<br>c'],
    [
      'list items as lines',
      '<td>One of: <ul>\n<li>a</li>\n<li> b </li></ul> or none</td>',
      'One of:<br>a<br>b<br>or none',
    ],
    ['paragraphs as lines', '<td><p>a</p><p>b</p></td>', 'a<br>b'],
    ['code', '<td><code>a&lt;b&gt;</code> or <kbd>c</kbd></td>', '<a<b>> or <c>'],
    ['links', '<td>see <a href="#loan">the <b>loan</b></a></td>', 'see <the loan→#loan>'],
    ['a link within code', '<td><code>List of <a href="#loan">Loan</a></code></td>', '<List of ><Loan→#loan>'],
    [
      'words without the tags that make them bold',
      '<td><b>a</b> <strong>b</strong> <em>c</em> <font color=red>d</font></td>',
      'a b c d',
    ],
    ['entities decoded', '<td>a&nbsp;&amp;&#60;</td>', 'a\u00a0&<'],
    ['blanks as one', '<td>\n  a\n   b\n</td>', 'a b'],
    ['unknown tags as they are written', '<td>List<Loan></td>', 'List<Loan>'],
    ['a table in it as lines', '<td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></td>', 'a b<br>c'],
    [
      'Markdown behind a blank line',
      '<td>\n\n**a** `b`, see [c](d)\n\n- `List<e>`\n</td>',
      'a <b>, see <c→d><br><List<e>>',
    ],
    ['no Markdown without a blank line', '<td>a_b_c `d`</td>', 'a_b_c `d`'],
    ['no scripts', '<td>a<script>b</script></td>', 'a'],
  ])('%s', (_, html, words) => {
    expect(cellsOf(html)).toEqual([words]);
  });

  test('its words as they are shown', () => {
    const [, row] = tableOf('<table><tr><th>a<tr><td><code>a</code> <b>b</b><br>c</table>').rows;
    expect(row?.cells[0]).toMatchObject({ shown: 'a b\nc', text: 'a b c' });
  });
});

describe('in MDX', () => {
  const options = { file: 'a.mdx' };

  test('imports, exports, comments and tags of components are no words, and what they hold is read', () => {
    const text = `import Tabs from '@theme/Tabs';
export const a = {

  b: 1 };

{/* not
shown */}
<Tabs
  groupId={"a > b"}>
<TabItem value="a">

    # Loan

    | Name |
    | --- |
    | loan |

</TabItem></Tabs>
<Note>words</Note>

    <br/> words
`;
    expect(outline(text, options)).toEqual([
      'heading 12:5-12:11 h1 Loan',
      'table 14:5-16:13 14(Name) 16(loan)',
      'paragraph 19:1-19:19 <Note>words</Note>',
      'paragraph 21:5-21:16 <br> words',
    ]);
  });

  test('code keeps its lines', () => {
    expect(outline('```jsx\nimport a from "b";\n<Tabs>\n```\n\n<Tabs>', options)).toEqual([
      'code 1:1-4:4 jsx [] import a from "b";\n<Tabs>',
    ]);
  });

  test('sentences that begin with the words of statements are sentences', () => {
    expect(outline('import the books\n\nexport is done', options)).toEqual([
      'paragraph 1:1-1:17 import the books',
      'paragraph 3:1-3:15 export is done',
    ]);
  });

  test('cells of HTML tables are Markdown', () => {
    expect(cellsOf('<td>`a` **b**</td>', options)).toEqual(['<a> b']);
  });
});
