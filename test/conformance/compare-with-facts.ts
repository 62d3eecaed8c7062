import type { ApiSchema } from '../../generator/model/schema.js';
import { compareMembers, memberCategories } from './compare-members.js';
import type { Facts } from './facts.js';
import { groupBy } from './group-by.js';
import { type Comparison, type Finding, tally } from './tally.js';
import { aspects, type OperationView } from './view.js';
import { pagePath, viewFactsOperation } from './view-facts.js';
import { viewPage } from './view-schema.js';

/** Compare the schema with the facts of an independent reader, operation by operation and field by field. */
export function compareWithFacts(schema: ApiSchema, facts: Facts): Comparison {
  const actual = indexOperations(schema.pages.flatMap(viewPage));
  const expected = indexOperations(facts.operations.map(viewFactsOperation));
  const keys = new Set([...expected.keys(), ...actual.keys()]);
  const findings = [...keys].flatMap((key) => compareOperation(expected.get(key) ?? [], actual.get(key) ?? []));
  return tally(findings, ['operations', ...aspects, ...memberCategories]);
}

/** Both sides reduced to the pages that both have, for a folder that is smaller than the corpus. */
export function selectPages(schema: ApiSchema, facts: Facts, pages: readonly string[]): [ApiSchema, Facts] {
  const wanted = new Set(pages);
  return [
    { pages: schema.pages.filter(({ path }) => wanted.has(path)) },
    { operations: facts.operations.filter(({ page }) => wanted.has(pagePath(page))) },
  ];
}

/** The pages of a list that the facts describe. */
export function knownPages(facts: Facts, pages: readonly string[]): readonly string[] {
  const known = new Set(facts.operations.map(({ page }) => pagePath(page)));
  return pages.filter((page) => known.has(page));
}

function indexOperations(operations: readonly OperationView[]): Map<string, OperationView[]> {
  return groupBy(operations, ({ page, anchor }) => `${page}#${anchor}`);
}

function compareOperation(expected: readonly OperationView[], actual: readonly OperationView[]): Finding[] {
  const place = placeOf([...expected, ...actual]);
  const [ours, ...more] = actual;
  const [theirs] = expected;
  if (ours === undefined) return [{ ...place, words: 'the schema lacks this operation' }];
  if (theirs === undefined) return [{ ...place, words: 'the facts know no such operation' }];
  if (more.length > 0) return [{ ...place, words: `the schema has this operation ${actual.length} times` }];
  return [place, ...compareAspects(theirs, ours), ...compareMembers(theirs, ours)];
}

function placeOf([operation]: readonly OperationView[]): Finding {
  if (operation === undefined) throw new RangeError('An operation that neither side has was compared.');
  const { page, anchor, line } = operation;
  return { category: 'operations', page, line, path: `#${anchor}` };
}

function compareAspects(expected: OperationView, actual: OperationView): Finding[] {
  return aspects.flatMap((aspect) => {
    const theirs = expected.aspects[aspect];
    const ours = actual.aspects[aspect];
    if (theirs === undefined || ours === undefined) return [];
    const finding = { ...placeOf([expected]), category: aspect };
    if (theirs === ours) return [finding];
    return [{ ...finding, words: `the schema says "${ours}", the facts say "${theirs}"` }];
  });
}
