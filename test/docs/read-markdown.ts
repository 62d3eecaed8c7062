import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { repository } from '../support/run-docwright.js';

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** The last link of the paragraph above, which an excerpt is taken from. */
  readonly linkAbove: string | undefined;
}

/** What the tests of documents look at. */
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
  return children ?? [];
}

/** The code in the first cells of the table whose first header cell reads as given; of `now`, `nonce` both. */
export function readFirstColumn(path: string, header: string): string[] {
  const table = parse(path).find(
    ({ type, children = [] }) => type === 'table' && textOf(firstCell(children[0])) === header,
  );
  const cells = (table?.children ?? []).slice(1).map(firstCell);
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

/** The programs of a document that are no excerpts, by the path in their first line: `// src/wxpay.ts`. */
export function readSources(path: string): Record<string, string> {
  const programs = readMarkdown(path).code.filter(
    ({ language, linkAbove }) => language === 'ts' && linkAbove === undefined,
  );
  return Object.fromEntries(
    programs.map(({ text }) => [/^\/\/ (src\/\S+\.ts)\n/.exec(text)?.[1] ?? 'unnamed.ts', text]),
  );
}

function linksIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap(({ type, url = '', children = [] }) =>
    type === 'link' && !/^(?:https?:|#)/.test(url) ? [decodeURI(url.split('#')[0] ?? '')] : linksIn(children),
  );
}
