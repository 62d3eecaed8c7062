import { wordsOf } from '../messages/find-words.js';
import type { Dialect } from '../model/dialect.js';
import type { DocumentedOperation, DocumentedRemark, DocumentedSample } from '../model/documented-page.js';
import type { Block, HeadingBlock, PageTree, ParagraphBlock } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import { showInlines } from '../model/show-inlines.js';
import { slugOf } from '../model/slug-of.js';
import { fillFrontMatter } from './fill-front-matter.js';
import { headingPatterns } from './match-place.js';
import type { OperationSection, ParseContext } from './parse-context.js';
import { parseTables } from './parse-tables.js';
import { createBlockPlacer } from './place-blocks.js';
import { readNotices } from './read-notices.js';
import { reportLostTables } from './report-lost-tables.js';

/** An operation as its section of the page describes it. */
export function parseOperation(section: OperationSection, tree: PageTree, context: ParseContext): DocumentedOperation {
  const { anchor, method, url, opener, source } = section;
  const blocks = section.blocks.map((block) => (block === opener && block.kind === 'table' ? undefined : block));
  const kept = blocks.flatMap((block) => block ?? []);
  const placer = createBlockPlacer(kept, context.dialect);
  const tables = parseTables(kept, placer, { ...context, file: tree.file });
  reportLostTables(kept, context);
  const words = { frontMatter: tree.frontMatter, dialect: context.dialect, report: context.report };
  const { brackets } = wordsOf(context.dialect.api);
  const render = (block: HeadingBlock | ParagraphBlock) =>
    fillFrontMatter(renderInlines(block.inlines, brackets), block.range, words).trim();
  const heading = titleOf(kept, context);
  const title = heading ? render(heading) : titleOfPage(tree);
  if (title === '') context.report('title-missing', source, {});
  return {
    anchor,
    method,
    url,
    title,
    summary: introduction(kept, opener, context).map(render).join('\n\n').trim(),
    notices: readNotices(kept, context.dialect),
    links: linksAfter(kept, lastTable(tables)),
    tables,
    samples: kept.flatMap((block, index): DocumentedSample[] => {
      if (block.kind !== 'code') return [];
      const is = placer.placeSample(index, block);
      return [is ? { block, is } : { block }];
    }),
    remarks: kept.flatMap((block) => remarkOf(block) ?? []),
    notes: context.dialect.required.some((rule) => rule.by === 'note') ? notesOf(kept) : [],
    ...sameAs(kept, context),
    slug: heading ? slugOf(showInlines(heading.inlines)) : '',
    source,
  };
}

/** The heading that the section begins with, unless it is the label of a part. */
function titleOf([first]: readonly Block[], { dialect }: ParseContext): HeadingBlock | undefined {
  if (first?.kind !== 'heading') return undefined;
  const text = showInlines(first.inlines).trim();
  return headingPatterns(dialect).some((pattern) => patternOf(pattern).test(text)) ? undefined : first;
}

function titleOfPage({ frontMatter, path }: PageTree): string {
  const title = frontMatter['title'];
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : (path.split('/').at(-1) ?? '');
}

/** The plain paragraphs before the first table or sample; containers, quotes and lists are remarks, not the summary. */
function introduction(
  blocks: readonly Block[],
  opener: Block | undefined,
  { dialect }: ParseContext,
): ParagraphBlock[] {
  const end = blocks.findIndex((block, index) => {
    if (block.kind === 'heading') return index > 0 && isPartHeading(block, dialect);
    return block.kind === 'table' || (block.kind === 'code' && block !== opener);
  });
  const lead = blocks[end - 1];
  const paragraphs: ParagraphBlock[] = [];
  let insideContainer = false;
  for (const block of blocks.slice(0, end < 0 ? undefined : end)) {
    if (block.kind !== 'paragraph' || block.within.length > 0 || block === opener) continue;
    const lines = renderInlines(block.inlines).split('\n');
    if (block === lead && lines.at(-1)?.trimEnd().endsWith(':')) continue;
    const marksContainer = lines.some((line) => line.startsWith(':::'));
    if (!marksContainer && !insideContainer && !isAttributeLine(lines)) paragraphs.push(block);
    for (const line of lines) if (line.startsWith(':::')) insideContainer = line.replaceAll(':', '').trim() !== '';
  }
  return paragraphs;
}

/** The heading of tables or samples. */
function isPartHeading({ inlines }: HeadingBlock, { tables, samples }: Dialect): boolean {
  const text = showInlines(inlines).trim();
  return [...tables, ...(samples?.blocks ?? [])].some(
    ({ heading }) => heading !== undefined && patternOf(heading).test(text),
  );
}

/** `{.im-table #request}` */
function isAttributeLine(lines: readonly string[]): boolean {
  const [line = ''] = lines;
  return lines.length === 1 && line.startsWith('{') && !line.startsWith('{{') && line.endsWith('}');
}

/** The end of the last table of the response, or of the request if there is none. */
function lastTable(tables: DocumentedOperation['tables']): number {
  const last = tables.findLast(({ is }) => answers.includes(is)) ?? tables.at(-1);
  return last?.source.end.line ?? 0;
}

const answers: readonly string[] = ['answer', 'reply', 'failure'];

/** `See [the rules](https://…)` is below the last table, in a paragraph or a list. */
function linksAfter(blocks: readonly Block[], line: number): string[] {
  const links = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.range.start.line > line
      ? block.inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.url] : []))
      : [],
  );
  return [...new Set(links)].filter((link) => URL.canParse(link) && /^https?:$/.test(new URL(link).protocol));
}

function remarkOf(block: Block): DocumentedRemark | undefined {
  return block.kind === 'paragraph' ? { text: renderInlines(block.inlines).trim(), source: block.range } : undefined;
}

function notesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [showInlines(block.inlines).trim()] : []));
}

/** `See [Channel details](#channel-details)` instead of a table. */
function sameAs(blocks: readonly Block[], { dialect }: ParseContext): { readonly sameAs?: string } {
  const pattern = dialect.answers?.sameAs;
  if (pattern === undefined) return {};
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || !patternOf(pattern, { lines: true }).test(renderInlines(block.inlines))) continue;
    const link = block.inlines.find((inline) => inline.kind === 'link');
    if (link?.kind === 'link' && link.url.includes('#')) return { sameAs: slugOf(decodeAnchor(link.url)) };
  }
  return {};
}

function decodeAnchor(url: string): string {
  const anchor = url.slice(url.indexOf('#') + 1);
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
