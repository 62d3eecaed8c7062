import type { DocumentedType } from '../model/documented-page.js';
import type { Block, PageTree } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import { showInlines } from '../model/show-inlines.js';
import { slugOf } from '../model/slug-of.js';
import type { ParseContext } from './parse-context.js';
import { parseTable } from './parse-table.js';
import { createBlockPlacer } from './place-blocks.js';

/** The tables of a page that describe types, each by the heading above; a page without headings by its own name. */
export function parseTypes(blocks: readonly Block[], tree: PageTree, context: ParseContext): DocumentedType[] {
  if (!context.dialect.tables.some(({ is }) => is === 'type')) return [];
  const placer = createBlockPlacer(blocks, context.dialect);
  let name = tree.path.split('/').at(-1) ?? '';
  const types: DocumentedType[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') name = showInlines(block.inlines).trim();
    if (block.kind !== 'table') continue;
    const placed = placer.placeTable(index, block);
    if ('unplaced' in placed || placed.rule.is !== 'type' || placed.columns.type === undefined) continue;
    const table = parseTable(block, placed, { ...context, file: tree.file });
    if (table) types.push({ name, slug: slugOf(name), table, extends: listExtended(blocks, context) });
  }
  return types;
}

/** The links of paragraphs such as `Child extends [Entry](../entry)`. */
function listExtended(blocks: readonly Block[], { dialect }: ParseContext): string[] {
  const pattern = dialect.types.extends;
  if (pattern === undefined) return [];
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' || !patternOf(pattern, { lines: true }).test(renderInlines(block.inlines)))
      return [];
    const link = block.inlines.find((inline) => inline.kind === 'link');
    return link?.kind === 'link' ? [link.url] : [];
  });
}
