import { describePlaces } from '../model/describe-places.js';
import type { DocumentedPage } from '../model/documented-page.js';
import type { Block, PageTree } from '../model/page-tree.js';
import { renderInlines } from '../model/render-inlines.js';
import type { SourceRange } from '../model/source-range.js';
import { findOperations } from './find-operations.js';
import type { OperationSection, ParseContext } from './parse-context.js';
import { parseOperation } from './parse-operation.js';
import { parseTypes } from './parse-types.js';
import { createBlockPlacer } from './place-blocks.js';
import { headerWord } from './read-columns.js';

/** Parse a page into its operations and types. Moved pages and tables of contents have none. */
export function parsePage(tree: PageTree, context: ParseContext): DocumentedPage {
  const sections = findOperations(tree, context);
  const types = parseTypes(sections.length === 0 ? tree.blocks : outside(tree, sections), tree, context);
  if (sections.length > 0) reportEarlyTables(tree, sections, context);
  else if (types.length === 0) reportNoOperation(tree, context);
  return {
    path: tree.path,
    file: tree.file,
    operations: sections.map((section) => parseOperation(section, tree, context)),
    types,
  };
}

/** The blocks that describe types on a page of operations: headings and tables, anywhere. */
function outside({ blocks }: PageTree, sections: readonly OperationSection[]): readonly Block[] {
  const openers = new Set<Block>(sections.flatMap(({ opener }) => (opener?.kind === 'table' ? opener : [])));
  return blocks.filter((block) => !openers.has(block));
}

/** Text that looks like an endpoint, anywhere on the page. */
const endpoint = /(?:^|[\s`|(])(?:GET|POST|PUT|PATCH|DELETE)\s+`?(?:https?:\/\/|\{|\/)\S/;

/** Moved pages have only front matter; the index of a folder is a table of contents. */
function reportNoOperation({ path, blocks }: PageTree, { dialect, report }: ParseContext): void {
  const [first] = blocks;
  const { folders = {}, indexPage } = dialect.pages ?? {};
  const [folder = '', ...rest] = path.split('/');
  const isContents = Object.hasOwn(folders, folder) && rest.join('/') === indexPage;
  if (first === undefined || isContents) return;
  const looking = describePlaces(dialect);
  const endpoints = blocks.filter((block) => endpoint.test(textOf(block)));
  const [nearest] = endpoints;
  if (nearest === undefined) report('page-without-operation', first.range, { places: looking });
  else report('operations-missing', firstLine(nearest.range), { places: looking, count: endpoints.length });
}

function textOf(block: Block): string {
  if (block.kind === 'code') return block.text.split('\n', 1)[0] ?? '';
  if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join(' ');
  return renderInlines(block.inlines);
}

function firstLine({ file, start, end }: SourceRange): SourceRange {
  return { file, start, end: end.line > start.line ? { line: start.line + 1, column: 1 } : end };
}

/** Report tables before the first operation, which belong to none. */
function reportEarlyTables({ blocks }: PageTree, [first]: readonly OperationSection[], context: ParseContext): void {
  const start = first?.blocks[0];
  const end = start ? blocks.indexOf(start) : 0;
  const placer = createBlockPlacer(blocks, context.dialect);
  for (const [index, block] of blocks.slice(0, end).entries()) {
    if (block.kind !== 'table') continue;
    const placed = placer.placeTable(index, block);
    if ('unplaced' in placed || ['ignored', 'type', 'values'].includes(placed.rule.is)) continue;
    const word = block.rows[0]?.cells[0] ? headerWord(block.rows[0].cells[0]) : '';
    context.report('table-outside-operation', block.range, { word, places: describePlaces(context.dialect) });
  }
}
