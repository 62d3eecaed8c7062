import type { Dialect, SampleRule, TableRule } from '../model/dialect.js';
import type { Block, CodeBlock, TableBlock } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { showInlines } from '../model/show-inlines.js';
import { type Columns, headerWord, readColumns } from './read-columns.js';

/** What is above a table or a code block of an operation. */
interface Surrounding {
  /** The nearest heading that a rule of tables or samples knows. */
  readonly known?: string;
  /** Headings between that one and the block, which no rule knows: the nearest, and those that it is below. */
  readonly between: readonly string[];
  /** The paragraphs right above, the nearest first. */
  readonly leads: readonly string[];
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
    leads: findLeads(blocks, index),
  });
  return {
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
  const between: string[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const { text, depth } of headings.toReversed()) {
    const { table, isSample } = ruleOf(text);
    const holds = table !== undefined && table.is !== 'ignored';
    const isKnown = table !== undefined || isSample;
    if (holds || (isKnown && depth < least)) return { known: text, between };
    if (!isKnown && depth < least) between.push(text);
    least = Math.min(least, depth);
  }
  return { between };
}

const mostLeads = 4;

function findLeads(blocks: readonly Block[], index: number): string[] {
  const leads: string[] = [];
  for (let at = index - 1; at >= 0 && leads.length < mostLeads; at -= 1) {
    const above = blocks[at];
    if (above?.kind !== 'paragraph') break;
    leads.push(showInlines(above.inlines).trim());
  }
  return leads;
}

function placeTable(table: TableBlock, surrounding: Surrounding, dialect: Dialect): PlacedTable | Unplaced {
  const [header] = table.rows;
  const columns = readColumns(header, dialect);
  const first = header?.cells[0] ? headerWord(header.cells[0]) : '';
  const names = () => namesOf(table, columns);
  const rule = dialect.tables.find((candidate) => fitsTable(candidate, { first, columns, names }, surrounding));
  if (rule === undefined) return { unplaced: 'table' };
  if (rule.is === 'ignored' || rule.is === 'values') return { rule, columns };
  return nameParent(rule, columns, surrounding, dialect);
}

function namesOf({ rows }: TableBlock, { name }: Columns): string[] {
  return name === undefined ? [] : rows.slice(1).flatMap(({ cells }) => cells[name]?.shown.trim() ?? []);
}

function fitsTable(
  { heading, lead, first, has, lacks, row }: TableRule,
  header: { readonly first: string; readonly columns: Columns; readonly names: () => readonly string[] },
  surrounding: Surrounding,
): boolean {
  if (first !== undefined && !first.includes(header.first)) return false;
  if (has !== undefined && header.columns[has] === undefined) return false;
  if (lacks !== undefined && header.columns[lacks] !== undefined) return false;
  if (row !== undefined && !header.names().some((name) => patternOf(row).test(name))) return false;
  return fitsAbove({ heading, lead }, surrounding);
}

function fitsAbove(
  { heading, lead }: { readonly heading: string | undefined; readonly lead: string | undefined },
  surrounding: Surrounding,
): boolean {
  if (heading !== undefined && !(surrounding.known !== undefined && patternOf(heading).test(surrounding.known)))
    return false;
  return lead === undefined || patternOf(lead, { lines: true }).test(surrounding.leads[0] ?? '');
}

/**
 * What the rows are members of, by the heading between or a paragraph above. A heading that names nothing is a part of the
 * one that it is below.
 */
function nameParent(
  rule: TableRule,
  columns: Columns,
  { between, leads }: Surrounding,
  { nesting }: Dialect,
): PlacedTable | Unplaced {
  const headings = rule.heading === undefined ? [] : nesting.filter((each) => each.by === 'heading');
  const byLead = findParent(
    leads,
    nesting.filter((each) => each.by === 'lead'),
  );
  const byHeading = findParent(between, headings);
  const [nearest] = between;
  if (headings.length > 0 && nearest !== undefined && byHeading === undefined && byLead === undefined)
    return { unplaced: 'heading', heading: nearest };
  return { rule, columns, ...byHeading, ...byLead };
}

/** What the first of the texts that a rule fits says. */
function findParent(
  texts: readonly string[],
  rules: readonly { readonly match: string; readonly path?: string }[],
): Pick<PlacedTable, 'under' | 'variant'> | undefined {
  for (const text of texts) {
    for (const { match, path } of rules) {
      const found = patternOf(match, { lines: true }).find(text);
      if (found) return parentOf({ ...(path !== undefined && { path }), ...found.groups });
    }
  }
  return undefined;
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
function hasFailed({ status }: SampleRule, code: CodeBlock, { leads, between }: Surrounding): boolean {
  if (status === undefined) return false;
  const pattern = patternOf(status, { lines: true });
  const found = [...leads.slice(0, 1), ...between.slice(0, 1), code.text].flatMap(
    (text) => pattern.find(text)?.groups['status'] ?? [],
  )[0];
  return found !== undefined && !found.startsWith('2');
}
