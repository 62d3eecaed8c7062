import { wordsOf } from '../messages/find-words.js';
import type { DocumentedOperation, DocumentedTable } from '../model/documented-page.js';
import type { Block, CodeBlock, PageTree, ParagraphBlock } from '../model/page-tree.js';
import { renderInlines } from '../model/render-inlines.js';
import { fillFrontMatter } from './fill-front-matter.js';
import type { OperationSection, ParseContext } from './parse-context.js';
import { parseTable } from './parse-table.js';
import { readNotices } from './read-notices.js';
import { reportLostTables } from './report-lost-tables.js';

/** An operation as its section of the page tells it. Tables are told apart by their header, wherever they stand. */
export function parseOperation(section: OperationSection, tree: PageTree, context: ParseContext): DocumentedOperation {
  const { heading, anchor, blocks } = section;
  const { dialect, report } = context;
  const words = { frontMatter: tree.frontMatter, dialect, report };
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? (parseTable(block, heading, context) ?? []) : []));
  reportLostTables(blocks, context);
  const request = onlyTable(tables, context, (role) => role === 'request');
  const answer = onlyTable(tables, context, (role) => role !== 'request');
  const { brackets } = wordsOf(dialect.api);
  const title = fillFrontMatter(renderInlines(heading.inlines, brackets), heading.range, words).trim();
  if (title === '') report('title-missing', heading.range, {});
  return {
    anchor,
    method: dialect.anchors[anchor] ?? 'GET',
    title,
    summary: introduction(blocks)
      .map((paragraph) => fillFrontMatter(renderInlines(paragraph.inlines, brackets), paragraph.range, words).trim())
      .join('\n\n')
      .trim(),
    notices: readNotices(blocks, dialect),
    links: linksAfter(blocks, answer ?? request),
    ...(request && { request }),
    ...(answer && { answer }),
    samples: blocks.filter((block): block is CodeBlock => block.kind === 'code'),
    source: heading.range,
  };
}

function onlyTable(
  tables: readonly DocumentedTable[],
  { report }: ParseContext,
  hasRole: (role: DocumentedTable['role']) => boolean,
): DocumentedTable | undefined {
  const [first, ...others] = tables.filter(({ role }) => hasRole(role));
  for (const other of others) report('table-repeated', other.source, { line: first?.source.start.line ?? 0 });
  return first;
}

/** The plain paragraphs before the first table or sample; containers, quotes and lists are remarks, not the summary. */
function introduction(blocks: readonly Block[]): ParagraphBlock[] {
  const end = blocks.findIndex(({ kind }) => kind === 'table' || kind === 'code');
  const paragraphs: ParagraphBlock[] = [];
  let insideContainer = false;
  for (const block of blocks.slice(0, end < 0 ? undefined : end)) {
    if (block.kind !== 'paragraph' || block.within.length > 0) continue;
    const lines = renderInlines(block.inlines).split('\n');
    const marksContainer = lines.some((line) => line.startsWith(':::'));
    if (!marksContainer && !insideContainer && !isAttributeLine(lines)) paragraphs.push(block);
    for (const line of lines) if (line.startsWith(':::')) insideContainer = line.replaceAll(':', '').trim() !== '';
  }
  return paragraphs;
}

/** `{.im-table #request}` */
function isAttributeLine(lines: readonly string[]): boolean {
  const [line = ''] = lines;
  return lines.length === 1 && line.startsWith('{') && !line.startsWith('{{') && line.endsWith('}');
}

/** `See [the rules](https://…)` stands below the last table, in a paragraph or a list. */
function linksAfter(blocks: readonly Block[], table: DocumentedTable | undefined): string[] {
  const line = table?.source.end.line ?? 0;
  const links = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.range.start.line > line
      ? block.inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.url] : []))
      : [],
  );
  return [...new Set(links)].filter((link) => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol));
}
