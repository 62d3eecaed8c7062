import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { repository } from '../support/run-docwright.js';

/** Each document, and its translation into Chinese. */
export const documents = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/client.md', 'docs/client.zh-CN.md'],
  ['docs/commands.md', 'docs/commands.zh-CN.md'],
  ['docs/migration.md', 'docs/migration.zh-CN.md'],
  ['docs/pages.md', 'docs/pages.zh-CN.md'],
  ['docs/sandbox.md', 'docs/sandbox.zh-CN.md'],
] as const;

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** The last link of the paragraph above, which an excerpt is taken from. */
  readonly linkAbove: string | undefined;
}

/** The parts of a document that tests check. */
export interface MarkdownFile {
  /** `## Limits` → 2, in order. */
  readonly headings: readonly number[];
  readonly code: readonly CodeBlock[];
  /** To files of the repository, without fragments. */
  readonly links: readonly string[];
}

interface Node {
  readonly type: string;
  readonly depth?: number | undefined;
  readonly url?: string | undefined;
  readonly lang?: string | null | undefined;
  readonly value?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** Read a document of the repository by its path. */
export function readMarkdown(path: string): MarkdownFile {
  const top = parse(path);
  return {
    headings: top.flatMap(({ type, depth }) => (type === 'heading' && depth ? [depth] : [])),
    code: top.flatMap(({ type, lang, value }, index) =>
      type === 'code'
        ? [{ language: lang ?? '', text: `${value ?? ''}\n`, linkAbove: linksIn(top.slice(index - 1, index)).at(-1) }]
        : [],
    ),
    links: linksIn(top),
  };
}

function parse(path: string): readonly Node[] {
  const { children }: Node = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(readFileSync(join(repository, path), 'utf8'));
  return (children ?? []).flatMap(blocksOf);
}

/** The blocks in a list are treated like blocks outside. */
function blocksOf(node: Node): readonly Node[] {
  return node.type === 'list' || node.type === 'listItem' ? (node.children ?? []).flatMap(blocksOf) : [node];
}

/** The code in the first cells of the table whose first header cell reads as given; of `now`, `nonce` both. */
export function readFirstColumn(path: string, header: string): string[] {
  return codeIn(findRows(path, header).map(firstCell));
}

/** The code in the last cells of the table whose first header cell reads as given. */
export function readLastColumn(path: string, header: string): string[] {
  return codeIn(findRows(path, header).map((row) => row.children?.at(-1)));
}

/** The cells of the table whose first header cell reads as given, row by row, as text. */
export function readTable(path: string, header: string): string[][] {
  return findRows(path, header).map(({ children = [] }) => children.map(textOf));
}

function findRows(path: string, header: string): readonly Node[] {
  const table = parse(path).find(
    ({ type, children = [] }) => type === 'table' && textOf(firstCell(children[0])) === header,
  );
  return (table?.children ?? []).slice(1);
}

/** The cells of all tables, row by row, as text. */
export function readTableRows(path: string): string[][] {
  return rowsOfTables(path).map(({ children = [] }) => children.map(textOf));
}

/** The code of all tables, row by row, sorted: this is the same in a translation. */
export function readTableCode(path: string): string[][] {
  return rowsOfTables(path).map(({ children = [] }) => codeIn(children).toSorted());
}

function rowsOfTables(path: string): readonly Node[] {
  return parse(path).flatMap(({ type, children = [] }) => (type === 'table' ? children : []));
}

function codeIn(cells: readonly (Node | undefined)[]): string[] {
  return cells.flatMap((cell) =>
    (cell?.children ?? []).flatMap(({ type, value = '' }) => (type === 'inlineCode' ? [value] : [])),
  );
}

function firstCell(row: Node | undefined): Node | undefined {
  return row?.children?.[0];
}

function textOf(node: Node | undefined): string {
  return node?.value ?? (node?.children ?? []).map(textOf).join('');
}

/** The TypeScript of a document that is no excerpt, by the path in its first line: `// src/wxpay.ts`. */
export function readSources(path: string): Record<string, string> {
  const programs = readMarkdown(path).code.filter(
    ({ language, linkAbove }) => language === 'ts' && linkAbove === undefined,
  );
  return Object.fromEntries(programs.map(({ text }) => [nameOf(text) ?? 'unnamed.ts', text]));
}

/** The path in the first line of a file. */
export function nameOf(text: string): string | undefined {
  return /^\/\/ (\S+\.m?[jt]s)\n/.exec(text)?.[1];
}

/**
 * The programs of all documents for the client of `generated/`. The one for the page that the README drafts is left out, and so
 * is the test that docs/sandbox.md shows.
 */
export function readPrograms(): Record<string, string> {
  const sources = documents.filter(([path]) => path !== 'docs/sandbox.md').map(([path]) => readSources(path));
  const { 'src/gift-card.ts': _, ...programs } = Object.assign({}, ...sources);
  return programs;
}

function linksIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ type, url = '', value = '', children = [] }) => {
    if (type === 'html') return [...value.matchAll(/\ssrc(?:set)?="([^"]+)"/g)].map(([, link = '']) => link);
    return (type === 'link' || type === 'image') && !/^(?:https?:|#)/.test(url)
      ? [decodeURI(url.split('#')[0] ?? '')]
      : linksIn(children);
  });
}
