import type { Dialect, Place } from '../model/dialect.js';
import type { Block, PageTree } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import type { Method } from '../model/schema.js';
import { showInlines } from '../model/show-inlines.js';
import type { SourceRange } from '../model/source-range.js';
import { findAbove, type Groups, headingPatterns, isPageWide, matchBlock, matchPage } from './match-place.js';
import type { OperationSection, ParseContext } from './parse-context.js';
import { fillUrl, readUrl } from './read-url.js';

/** The start of an operation: the index of its block, and the facts from its places. */
interface Opening {
  readonly at: number;
  readonly places: readonly Place[];
  readonly groups: Groups;
}

interface Route {
  readonly opening: Opening;
  readonly anchor: string;
  readonly method: Method;
  readonly url: string;
}

/**
 * The operations of a page. Each extends from the heading above its opening block to that of the next one.
 *
 *     ## Lend a book            ← title
 *     `POST /v1/loans`          ← opens the operation
 *     | Parameter | Type …
 *     ## Return a book          ← the next one
 */
export function findOperations(tree: PageTree, context: ParseContext): OperationSection[] {
  const openings = findOpenings(tree, context);
  const read = openings.map((opening, index) => ({
    opening,
    route: readRoute(opening, openings[index + 1], tree, context),
  }));
  let before: Route | undefined;
  // An operation that is left out ends the one before it all the same.
  const own = read.filter(({ route }) => {
    const repeated = route !== undefined && repeats(route, before);
    before = route ?? before;
    return !repeated;
  });
  // One block may open several operations, which share what follows.
  const starts = [...new Set(own.map(({ opening: { at } }) => at))];
  const titles = starts.map((at, index) => findTitle(tree.blocks, starts[index - 1] ?? -1, at, context.dialect));
  const numbers = new Map(starts.map((at, index) => [at, index]));
  return own.flatMap(({ route }) => {
    const number = route && numbers.get(route.opening.at);
    return route && number !== undefined ? [toSection(route, titles[number] ?? 0, titles[number + 1], tree)] : [];
  });
}

function findOpenings(tree: PageTree, context: ParseContext): Opening[] {
  const { blocks } = tree;
  const alternatives = listAlternatives(context.dialect);
  const insideSample = createSampleCheck(blocks, context.dialect);
  const openings = blocks.flatMap((_, at): Opening[] => {
    for (const places of alternatives) {
      const [first] = places;
      const found = first ? matchBlock(first, blocks, at) : [];
      if (found.length > 0) return insideSample(at) ? [] : found.map((groups) => ({ at, places, groups }));
    }
    return [];
  });
  if (openings.length > 0 || blocks.length === 0) return openings;
  for (const places of alternatives) {
    const [first] = places;
    const groups = first && isPageWide(first) ? matchPage(first, tree, context) : undefined;
    if (groups) return [{ at: 0, places, groups }];
  }
  return [];
}

function listAlternatives({ operations }: Dialect): (readonly Place[])[] {
  return operations.opens.map((alternative) => ('in' in alternative ? [alternative] : alternative));
}

/** Whether the heading above a block is that of samples, where a route is only an example. */
function createSampleCheck(blocks: readonly Block[], { samples }: Dialect): (index: number) => boolean {
  const patterns = (samples?.blocks ?? []).flatMap(({ heading }) => heading ?? []);
  return (index) => {
    if (patterns.length === 0) return false;
    const above = findAbove(blocks, index, (block) => block.kind === 'heading');
    const text = above?.kind === 'heading' ? showInlines(above.inlines).trim() : undefined;
    return text !== undefined && patterns.some((pattern) => patternOf(pattern).test(text));
  };
}

function readRoute(
  opening: Opening,
  next: Opening | undefined,
  tree: PageTree,
  context: ParseContext,
): Route | undefined {
  const { operations } = context.dialect;
  const groups = collectGroups(opening, next, tree, context);
  const range = rangeOf(opening.at, tree);
  const url = operations.url === undefined ? groups?.['url'] : fillTemplate(operations.url, groups ?? {});
  if (groups === undefined || url === undefined) {
    context.report('method-or-url-missing', range, { missing: groups === undefined ? 'method or URL' : 'URL' });
    return undefined;
  }
  const written = groups['method'] ?? operations.method;
  const method = methods.find((known) => known === written?.trim().toUpperCase());
  if (method === undefined) {
    if (written === undefined) context.report('method-or-url-missing', range, { missing: 'method' });
    else context.report('method-unknown', range, { method: written, known: methods.join(', ') });
    return undefined;
  }
  return { opening, anchor: groups['anchor'] ?? `${method} ${url}`, method, url };
}

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Build the URL: a template is the URL itself; a prefix is added to the one that was found. */
function fillTemplate(template: string, groups: Groups): string | undefined {
  if (template.includes('{'))
    return fillUrl(template, { ...groups, ...(groups['url'] && { url: readUrl(groups['url']) }) });
  return groups['url'] === undefined ? undefined : template.replace(/\/$/, '') + readUrl(groups['url']);
}

/** The facts from all places of an alternative; `undefined` if one of them is missing. */
function collectGroups(
  { at, places, groups }: Opening,
  next: Opening | undefined,
  tree: PageTree,
  context: ParseContext,
): Groups | undefined {
  const found: Record<string, string> = { ...groups };
  for (const place of places.slice(1)) {
    const more = isPageWide(place) ? matchPage(place, tree, context) : findWithin(place, at, next?.at, tree);
    if (more === undefined) return undefined;
    Object.assign(found, more);
  }
  const url = found['url'];
  if (url === undefined || context.dialect.operations.url !== undefined) return found;
  // The path of a page is a URL already, whatever is in it.
  const isPath = places.some((place) => place.in === 'path' && matchPage(place, tree, context)?.['url'] === url);
  return { ...found, url: isPath ? `/${url.replace(/^\//, '')}` : readUrl(url) };
}

function findWithin(place: Place, from: number, to: number | undefined, { blocks }: PageTree): Groups | undefined {
  for (let index = from; index < (to ?? blocks.length); index += 1) {
    const [groups] = matchBlock(place, blocks, index);
    if (groups) return groups;
  }
  return undefined;
}

/** Pages repeat the route beside their example. */
function repeats(route: Route, before: Route | undefined): boolean {
  return before !== undefined && before.anchor === route.anchor && before.url === route.url && isRoute(route.anchor);
}

function isRoute(anchor: string): boolean {
  return anchor.includes(' ');
}

/** The nearest heading above, below the operation before, that is not the label of a part. */
function findTitle(blocks: readonly Block[], after: number, at: number, dialect: Dialect): number {
  const labels = headingPatterns(dialect);
  for (let index = at; index > after; index -= 1) {
    const block = blocks[index];
    if (block?.kind !== 'heading') continue;
    const text = showInlines(block.inlines).trim();
    if (index === at || !labels.some((pattern) => patternOf(pattern).test(text))) return index;
  }
  return after < 0 ? 0 : at;
}

function toSection(route: Route, title: number, end: number | undefined, tree: PageTree): OperationSection {
  const { opening, anchor, method, url } = route;
  const opener = tree.blocks[opening.at];
  const blocks = tree.blocks.slice(title, end);
  const [first] = opening.places;
  return {
    anchor,
    method,
    url,
    blocks,
    opener: first && isPageWide(first) ? undefined : opener,
    source: rangeOf(opening.at, tree),
  };
}

function rangeOf(index: number, { blocks, file }: PageTree): SourceRange {
  const start = { line: 1, column: 1 };
  return blocks[index]?.range ?? { file, start, end: start };
}
