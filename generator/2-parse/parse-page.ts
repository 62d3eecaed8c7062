import type { Dialect } from '../model/dialect.js';
import type { DocumentedPage } from '../model/documented-page.js';
import type { Block, PageTree } from '../model/page-tree.js';
import type { OperationSection, ParseContext } from './parse-context.js';
import { parseOperation } from './parse-operation.js';

/** What a page says: an operation for every heading whose id is an HTTP method. Moved pages and tables of contents have none. */
export function parsePage(tree: PageTree, context: ParseContext): DocumentedPage {
  const sections = splitOperations(tree.blocks, context.dialect);
  if (sections.length === 0) reportNoOperation(tree, context);
  else reportEarlyTables(tree, sections, context);
  return {
    path: tree.path,
    file: tree.file,
    operations: sections.map((section) => parseOperation(section, tree, context)),
  };
}

/**
 * `# Title {#post}` opens an operation, and so does each `## Title {#get}` of a page that holds several.
 *          ^^^^^
 */
function splitOperations(blocks: readonly Block[], dialect: Dialect): OperationSection[] {
  const starts = blocks.flatMap((block, index) => {
    const anchor = block.kind === 'heading' ? block.attributes.id : undefined;
    return block.kind === 'heading' && anchor !== undefined && Object.hasOwn(dialect.anchors, anchor)
      ? [{ heading: block, anchor, index }]
      : [];
  });
  return starts.map(({ heading, anchor, index }, position) => ({
    heading,
    anchor,
    blocks: blocks.slice(index + 1, starts[position + 1]?.index),
  }));
}

/** Moved pages have front matter and nothing else; the index of a whole folder is a table of contents. */
function reportNoOperation({ path, blocks }: PageTree, { dialect, report }: ParseContext): void {
  const [first] = blocks;
  const [folder = '', ...rest] = path.split('/');
  const isContents = Object.hasOwn(dialect.folders, folder) && rest.join('/') === dialect.indexPage;
  if (first === undefined || isContents) return;
  report('page-without-operation', first.range, { anchors: Object.keys(dialect.anchors).join(', ') });
}

/** Tables before the first operation belong to none. */
function reportEarlyTables({ blocks }: PageTree, [first]: readonly OperationSection[], context: ParseContext): void {
  const { dialect, report } = context;
  const early = first === undefined ? [] : blocks.slice(0, blocks.indexOf(first.heading));
  for (const block of early) {
    const word = block.kind === 'table' ? block.rows[0]?.cells[0]?.text.trim() : undefined;
    if (word === undefined || !Object.hasOwn(dialect.tables, word)) continue;
    report('table-outside-operation', block.range, { word, anchors: Object.keys(dialect.anchors).join(', ') });
  }
}
