import type { Dialect, SampleRule, TableRule } from '../model/dialect.js';
import type { Block, CodeBlock, TableBlock } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { showInlines } from '../model/show-inlines.js';
import { type Columns, headerWord, readColumns } from './read-columns.js';

/** What is above a table or a code block of an operation. */
interface Surrounding {
  /** The nearest heading that a rule of tables or samples knows. */
  readonly known?: string;
  /** The nearest heading between that one and the block, which no rule knows. */
  readonly between?: string;
  /** The paragraph right above. */
  readonly lead: string;
}

export interface PlacedTable {
  readonly rule: TableRule;
  readonly columns: Columns;
  readonly under?: string;
  readonly variant?: string;
}

/** Why no rule holds a table: none fits, or the heading between is nothing that nesting knows. */
export type Unplaced = { readonly unplaced: 'table' } | { readonly unplaced: 'heading'; readonly heading: string };

/** Places the tables and samples of one operation; blocks are asked for by their index, in any order. */
export interface BlockPlacer {
  readonly placeTable: (index: number, table: TableBlock) => PlacedTable | Unplaced;
  readonly placeSample: (index: number, code: CodeBlock) => 'request' | 'answer' | undefined;
  /** Whether the nearest heading above a block is known to hold tables of responses. */
  readonly surroundings: (index: number) => Surrounding;
}

/** A placer for the blocks of an operation, its title included. */
export function createBlockPlacer(blocks: readonly Block[], dialect: Dialect): BlockPlacer {
  const rulesOf = new Map<string, HeadingRules>();
  const ruleOf = (text: string) => {
    const known = rulesOf.get(text) ?? findHeadingRules(text, dialect);
    rulesOf.set(text, known);
    return known;
  };
  const headings = blocks.flatMap((block, index) =>
    block.kind === 'heading' ? [{ index, depth: block.depth, text: showInlines(block.inlines).trim() }] : [],
  );
  const surroundings = (index: number): Surrounding => ({
    ...findHeadings(
      headings.filter((heading) => heading.index < index),
      ruleOf,
    ),
    lead: findLead(blocks, index),
  });
  return {
    surroundings,
    placeTable: (index, table) => placeTable(table, surroundings(index), dialect),
    placeSample: (index, code) => placeSample(code, surroundings(index), dialect),
  };
}

interface HeadingRules {
  readonly table?: TableRule;
  readonly isSample: boolean;
}

function findHeadingRules(text: string, { tables, samples }: Dialect): HeadingRules {
  const fits = ({ heading }: { readonly heading?: string }) => heading !== undefined && patternOf(heading).test(text);
  const table = tables.find(fits);
  return { ...(table && { table }), isSample: table === undefined && (samples?.blocks ?? []).some(fits) };
}

interface SectionHeading {
  readonly index: number;
  readonly depth: number;
  readonly text: string;
}

/**
 * A heading of tables holds everything down to the next heading that a rule knows. What is ignored, and a sample, ends at the
 * next heading beside or above it.
 */
function findHeadings(
  headings: readonly SectionHeading[],
  ruleOf: (text: string) => HeadingRules,
): Pick<Surrounding, 'known' | 'between'> {
  let between: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { text, depth } of headings.toReversed()) {
    const { table, isSample } = ruleOf(text);
    const holds = table !== undefined && table.is !== 'ignored';
    const isKnown = table !== undefined || isSample;
    if (holds || (isKnown && depth < least)) return { known: text, ...(between !== undefined && { between }) };
    least = Math.min(least, depth);
    if (!isKnown) between ??= text;
  }
  return between === undefined ? {} : { between };
}

function findLead(blocks: readonly Block[], index: number): string {
  const above = blocks[index - 1];
  return above?.kind === 'paragraph' ? showInlines(above.inlines).trim() : '';
}

function placeTable(table: TableBlock, surrounding: Surrounding, dialect: Dialect): PlacedTable | Unplaced {
  const [header] = table.rows;
  const columns = readColumns(header, dialect);
  const first = header?.cells[0] ? headerWord(header.cells[0]) : '';
  const rule = dialect.tables.find((candidate) => fitsTable(candidate, { first, columns }, surrounding));
  if (rule === undefined) return { unplaced: 'table' };
  if (rule.is === 'ignored' || rule.is === 'values') return { rule, columns };
  return nameParent(rule, columns, surrounding, dialect);
}

function fitsTable(
  { heading, lead, first, has, lacks }: TableRule,
  header: { readonly first: string; readonly columns: Columns },
  surrounding: Surrounding,
): boolean {
  if (first !== undefined && !first.includes(header.first)) return false;
  if (has !== undefined && header.columns[has] === undefined) return false;
  if (lacks !== undefined && header.columns[lacks] !== undefined) return false;
  return fitsAbove({ heading, lead }, surrounding);
}

function fitsAbove(
  { heading, lead }: { readonly heading: string | undefined; readonly lead: string | undefined },
  surrounding: Surrounding,
): boolean {
  if (heading !== undefined && !(surrounding.known !== undefined && patternOf(heading).test(surrounding.known)))
    return false;
  return lead === undefined || patternOf(lead, { lines: true }).test(surrounding.lead);
}

/** What the rows are members of, by the heading between or the paragraph above. */
function nameParent(
  rule: TableRule,
  columns: Columns,
  { between, lead }: Surrounding,
  { nesting }: Dialect,
): PlacedTable | Unplaced {
  const byHeading = rule.heading === undefined ? [] : nesting.filter((each) => each.by === 'heading');
  if (byHeading.length > 0 && between !== undefined) {
    const naming = byHeading.find(({ match }) => patternOf(match).test(between));
    const groups = naming && patternOf(naming.match).find(between)?.groups;
    if (groups === undefined) return { unplaced: 'heading', heading: between };
    return { rule, columns, ...parentOf(groups) };
  }
  const byLead = nesting.find((each) => each.by === 'lead');
  const groups = byLead && patternOf(byLead.match, { lines: true }).find(lead)?.groups;
  return { rule, columns, ...(groups && parentOf(groups)) };
}

function parentOf({ path, variant }: Readonly<Record<string, string>>): Pick<PlacedTable, 'under' | 'variant'> {
  return { ...(path !== undefined && { under: path }), ...(variant !== undefined && { variant }) };
}

function placeSample(
  code: CodeBlock,
  surrounding: Surrounding,
  { samples }: Dialect,
): 'request' | 'answer' | undefined {
  const rule = (samples?.blocks ?? []).find(
    ({ heading, lead, language }) =>
      fitsAbove({ heading, lead }, surrounding) && (language === undefined || patternOf(language).test(code.language)),
  );
  return rule && !hasFailed(rule, code, surrounding) ? rule.is : undefined;
}

/** `Status: 422` above an example, or within it. */
function hasFailed({ status }: SampleRule, code: CodeBlock, { lead, between }: Surrounding): boolean {
  if (status === undefined) return false;
  const pattern = patternOf(status, { lines: true });
  const found = [lead, between ?? '', code.text].flatMap((text) => pattern.find(text)?.groups['status'] ?? [])[0];
  return found !== undefined && !found.startsWith('2');
}
