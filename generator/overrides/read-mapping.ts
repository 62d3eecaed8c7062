import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Scalar } from 'yaml';
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { SourceRange } from '../model/source-range.js';

/** A YAML file that is being read. */
export interface YamlContext {
  /** As it is named to people. */
  readonly file: string;
  readonly lines: LineCounter;
  readonly report: Report;
  /** Where calls may go. */
  readonly api: Pick<Api, 'servers' | 'pageServers' | 'encodings'>;
  /** Inside how many `fields` this is. */
  readonly depth: number;
}

/** Gives a value, or reports why there is none. */
export type ReadNode<T> = (node: unknown, context: YamlContext) => T | undefined;

/** How each member of a mapping is read; others are not known. */
export type Readers<T> = { readonly [Key in keyof T]-?: ReadNode<T[Key]> };

/** Say that a node is wrong, what it is and what is allowed there; gives nothing. */
export function refuse(
  node: unknown,
  { problem, allowed }: { readonly problem: string; readonly allowed: string },
  context: YamlContext,
): undefined {
  context.report('override-invalid', rangeOf(node, context), { problem, allowed });
  return undefined;
}

/** Where a node stands. */
export function rangeOf(node: unknown, { file, lines }: YamlContext): SourceRange {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  const [from, to] = range ?? [0, 0];
  return { file, start: placeOf(from, lines), end: placeOf(to, lines) };
}

function placeOf(offset: number, lines: LineCounter): SourceRange['start'] {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The members of a mapping, each read; nothing at all where one is wrong. */
export function readMapping<T extends object>(
  node: unknown,
  readers: Readers<T>,
  context: YamlContext,
): Partial<T> | undefined {
  const allowed = `There are: ${Object.keys(readers).join(', ')}`;
  const pairs = readPairs(node, { problem: 'expected names with values', allowed }, context);
  const members: Partial<T> = {};
  let sound = pairs !== undefined;
  for (const { key, name, value } of pairs ?? []) {
    const read = isKnown(name, readers) ? readers[name](value, context) : undefined;
    if (!isKnown(name, readers)) refuse(key, { problem: `“${name}” is not known here`, allowed }, context);
    else if (read !== undefined) members[name] = read;
    if (read === undefined) sound = false;
  }
  return sound ? members : undefined;
}

function isKnown<T extends object>(name: string, readers: Readers<T>): name is keyof T & string {
  return Object.hasOwn(readers, name);
}

interface NamedNode {
  readonly key: Scalar;
  readonly name: string;
  readonly value: unknown;
}

/** The names of a mapping with what stands after them; nothing at all where one is wrong. */
export function readPairs(
  node: unknown,
  words: { readonly problem: string; readonly allowed: string },
  context: YamlContext,
): NamedNode[] | undefined {
  if (!isMap(node)) return refuse(node, words, context);
  const seen = new Set<string>();
  const pairs: NamedNode[] = [];
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? textOf(key) : '';
    if (!isScalar(key) || name === '') return refuse(key, words, context);
    if (seen.has(name)) return refuse(key, { problem: `“${name}” is given twice`, allowed: 'Keep one' }, context);
    seen.add(name);
    if (isEmpty(value)) return refuse(key, { problem: `“${name}” has no value`, allowed: 'Write one' }, context);
    pairs.push({ key, name, value });
  }
  return pairs;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}

/** A scalar as it is spelt, so that `1.0` stays `1.0`. */
export function textOf({ value, source }: Scalar): string {
  return typeof value === 'string' ? value : (source ?? String(value));
}

/** The nodes of a list, or a single node as a list of one. */
export function nodesOf(node: unknown): readonly unknown[] {
  return isSeq(node) ? node.items : [node];
}
