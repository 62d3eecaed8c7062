import type { DocumentedTable } from '../model/documented-page.js';
import type { Block, TableBlock } from '../model/page-tree.js';
import type { RowContext } from './parse-context.js';
import { parseTable } from './parse-table.js';
import type { BlockPlacer, PlacedTable, Unplaced } from './place-blocks.js';
import { headerWord } from './read-columns.js';

/** The tables of an operation by their content. A table that no rule matches is reported. */
export function parseTables(
  blocks: readonly Block[],
  placer: BlockPlacer,
  context: RowContext,
): readonly DocumentedTable[] {
  const tables: DocumentedTable[] = [];
  const only = new Map<Side, DocumentedTable>();
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'table') continue;
    const placed = placer.placeTable(index, block);
    if ('unplaced' in placed) reportUnplaced(block, placed, context);
    // Types are read from the page as a whole.
    else if (placed.rule.is !== 'ignored' && placed.rule.is !== 'type')
      keepTable(block, placed, { tables, only, context });
  }
  return tables;
}

type Side = 'request' | 'answer';

interface Keeping {
  readonly tables: DocumentedTable[];
  /** Kinds of tables that an operation has at most once. */
  readonly only: Map<Side, DocumentedTable>;
  readonly context: RowContext;
}

function keepTable(block: TableBlock, placed: PlacedTable, { tables, only, context }: Keeping): void {
  const table = parseTable(block, placed, context);
  if (table === undefined) {
    reportUnplaced(block, { unplaced: 'table' }, context);
    return;
  }
  const side = sideOf(table);
  const first = placed.rule.once ? only.get(side) : undefined;
  if (first) {
    context.report('table-repeated', block.range, { line: first.source.start.line });
    return;
  }
  if (placed.rule.once) only.set(side, table);
  tables.push(table);
}

/** The side that writes the described message; for notifications it is the other way round. */
function sideOf({ is }: DocumentedTable): Side {
  return is === 'answer' || is === 'reply' || is === 'failure' ? 'answer' : 'request';
}

export function reportUnplaced({ rows, range }: TableBlock, unplaced: Unplaced, { report, dialect }: RowContext): void {
  const header = (rows[0]?.cells ?? []).map(headerWord).join(' | ');
  if (unplaced.unplaced === 'heading') {
    report('heading-unmatched', range, { heading: unplaced.heading, header });
    return;
  }
  report('table-unplaced', range, { header, known: describeRules(dialect) });
}

function describeRules({ tables }: RowContext['dialect']): string {
  return tables
    .map(({ first, heading, lead }) => first?.join(', ') ?? heading ?? lead ?? '')
    .filter((words) => words !== '')
    .join(', ');
}
