import { assertNever } from '../model/assert-never.js';
import type { Dialect, Place } from '../model/dialect.js';
import type { Block, PageTree, TableBlock } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import { showInlines } from '../model/show-inlines.js';
import type { ParseContext } from './parse-context.js';
import { headerWord } from './read-columns.js';

/** The facts from a place: `method`, `url`, `anchor`, and any group of its pattern. */
export type Groups = Readonly<Record<string, string>>;

/** The facts from a block, if it matches the place. */
export function matchBlock(place: Place, blocks: readonly Block[], index: number): readonly Groups[] {
  const block = blocks[index];
  if (block === undefined) return [];
  switch (place.in) {
    case 'heading':
      if (block.kind !== 'heading' || block.depth !== (place.depth ?? block.depth)) return [];
      return listGroups(patternOf(place.match).find(showInlines(block.inlines).trim()));
    case 'paragraph':
      if (block.kind !== 'paragraph' || !isUnder(place.under, blocks, index)) return [];
      return listGroups(patternOf(place.match, { lines: true }).find(renderInlines(block.inlines).trim()));
    case 'code':
      if (block.kind !== 'code' || !isUnder(place.under, blocks, index)) return [];
      return patternOf(place.match, { lines: true })
        .findAll(block.text)
        .map(({ groups }) => groups);
    case 'heading-id': {
      const id = block.kind === 'heading' ? block.attributes.id : undefined;
      const method = id !== undefined && Object.hasOwn(place.methods, id) ? place.methods[id] : undefined;
      return id !== undefined && method !== undefined ? [{ method, anchor: id }] : [];
    }
    case 'table':
      return block.kind === 'table' ? readRouteRows(place, block) : [];
    case 'pairs':
      return block.kind === 'table' ? readRoutePairs(place, block) : [];
    case 'path':
    case 'front-matter':
    case 'sidecar':
      return [];
    default:
      return assertNever(place);
  }
}

/** The facts from the page as a whole: its path, its front matter, or a file beside it. */
export function matchPage(place: Place, tree: PageTree, { sideFiles }: ParseContext): Groups | undefined {
  switch (place.in) {
    case 'path':
      return patternOf(place.match).find(tree.path)?.groups;
    case 'front-matter': {
      const value = Object.hasOwn(tree.frontMatter, place.key) ? tree.frontMatter[place.key] : undefined;
      return value === undefined ? undefined : patternOf(place.match).find(String(value))?.groups;
    }
    case 'sidecar': {
      const id = patternOf(place.match).find(tree.path)?.groups['id'];
      const routes = id === undefined ? undefined : sideFiles?.(place.file, tree.path);
      return id !== undefined && routes !== undefined && Object.hasOwn(routes, id) ? routes[id] : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a block can match the place, so that it opens an operation by itself. */
export function isPageWide({ in: where }: Place): boolean {
  return where === 'path' || where === 'front-matter' || where === 'sidecar';
}

function isUnder(under: string | undefined, blocks: readonly Block[], index: number): boolean {
  if (under === undefined) return true;
  const above = findAbove(blocks, index, (block) =>
    block.kind === 'paragraph' ? block.within.length === 0 : block.kind !== 'code',
  );
  if (above === undefined || above.kind === 'table' || above.kind === 'code') return false;
  return patternOf(under, { lines: true }).test(showInlines(above.inlines).trim());
}

/** The nearest block above that passes the test. */
export function findAbove(blocks: readonly Block[], index: number, test: (block: Block) => boolean): Block | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block && test(block)) return block;
  }
  return undefined;
}

function listGroups(found: { readonly groups: Groups } | undefined): readonly Groups[] {
  return found ? [found.groups] : [];
}

type RouteTable = Extract<Place, { in: 'table' | 'pairs' }>;

/** Each row below the header is an operation. */
function readRouteRows({ method, url }: RouteTable, { rows: [header, ...rows] }: TableBlock): readonly Groups[] {
  const words = (header?.cells ?? []).map(headerWord);
  const [methodAt = -1, urlAt = -1] = [method, url].map((names) => words.findIndex((word) => names.includes(word)));
  return rows.flatMap(({ cells }) => {
    const found = { method: cells[methodAt]?.shown.trim() ?? '', url: cells[urlAt]?.shown.trim() ?? '' };
    return found.method === '' || found.url === '' ? [] : [found];
  });
}

function readRoutePairs({ method, url }: RouteTable, { rows }: TableBlock): readonly Groups[] {
  const find = (names: readonly string[]) => {
    const cell = rows.find(({ cells: [name] }) => name !== undefined && names.includes(headerWord(name)))?.cells[1];
    return cell ? cell.shown.trim() : '';
  };
  const found = { method: find(method), url: find(url) };
  return found.method === '' || found.url === '' ? [] : [found];
}

/** The patterns of headings that belong to parts of an operation, and so are never its title. */
export function headingPatterns({ tables, samples, operations }: Dialect): readonly string[] {
  const parts = [...tables, ...(samples?.blocks ?? [])].flatMap(({ heading }) => heading ?? []);
  return operations.labels === undefined ? parts : [...parts, operations.labels];
}
