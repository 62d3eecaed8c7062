import type { Dialect, NestingRule } from '../model/dialect.js';
import type { Segment } from '../model/documented-page.js';
import { patternOf } from '../model/pattern.js';

/** The content of a name cell. */
export interface ReadName {
  readonly name: string;
  /** The number of depth marks before the name. */
  readonly marks: number;
  readonly segments: readonly Segment[];
}

/**
 * The name in a name cell, as shown, and what is around it.
 *
 *     »» items[0].id *       marks 2, segments items (a list) and id
 */
export function readName(shown: string, { rows, nesting }: Dialect): ReadName | undefined {
  const { marks, rest } = takeMarks(shown, nesting);
  const name = (rows?.name === undefined ? plainName(rest) : patternOf(rows.name).find(rest)?.groups['name']) ?? '';
  const trimmed = name.trim();
  if (trimmed === '') return undefined;
  const segments = splitPath(trimmed, nesting);
  const [only, ...others] = segments;
  return { name: only && others.length === 0 ? only.name : trimmed, marks, segments };
}

/**
 * The text up to the first space, without `*` and `?` at its end. Placeholders may be written as in the URL: `{loan}`,
 * `:loan`, `<loan>`.
 */
function plainName(text: string): string {
  const [, placeholder] = /^(?::|\{\{?|<)([\w.-]+)(?:\}\}?|>)?$/.exec(text.trim()) ?? [];
  if (placeholder !== undefined) return placeholder;
  const [word = ''] = text.trim().split(/\s/, 1);
  let end = word.length;
  while (end > 1 && '*?'.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
}

function takeMarks(shown: string, nesting: readonly NestingRule[]): { readonly marks: number; readonly rest: string } {
  const patterns = nesting.flatMap((rule) => (rule.by === 'mark' ? patternOf(`^\\s*(?:${rule.mark})`) : []));
  let marks = 0;
  let rest = shown;
  for (let pattern = findFirst(patterns, rest); pattern; pattern = findFirst(patterns, rest)) {
    const found = pattern.find(rest);
    if (found === undefined || found.text === '') break;
    rest = rest.slice(found.text.length);
    marks += 1;
  }
  return { marks, rest };
}

function findFirst(patterns: readonly ReturnType<typeof patternOf>[], text: string) {
  return patterns.find((pattern) => pattern.test(text));
}

/** `data[0].path` → `data`, a list, and `path`. Empty if no rule reads paths. */
function splitPath(name: string, nesting: readonly NestingRule[]): Segment[] {
  const rule = nesting.find((each) => each.by === 'path');
  if (rule === undefined) return [];
  const segments: Segment[] = [];
  for (const part of patternOf(rule.split).split(name)) {
    const { rest, list } = takeLists(part, rule.list);
    const last = segments.at(-1);
    if (rest !== '') segments.push({ name: rest, list });
    else if (last && list) segments[segments.length - 1] = { ...last, list };
  }
  return segments;
}

/** A segment with brackets at its end is a list, however many there are: `a[][]`. */
function takeLists(part: string, list: string | undefined): { readonly rest: string; readonly list: boolean } {
  if (list === undefined) return { rest: part, list: false };
  const found = patternOf(`(?:${list})$`).find(part);
  return found === undefined || found.text === ''
    ? { rest: part, list: false }
    : { rest: part.slice(0, found.index), list: true };
}
