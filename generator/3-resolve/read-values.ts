import { assertNever } from '../model/assert-never.js';
import type { ValueRule } from '../model/dialect.js';
import type { Inline } from '../model/page-tree.js';
import { patternOf } from '../model/pattern.js';
import { renderInlines } from '../model/render-inlines.js';
import { trimEnd } from '../model/trim-end.js';

/** The values that a description lists, and the rest of its text. */
export interface ListedValues {
  readonly values: readonly { readonly text: string; readonly description?: string }[];
  /** Whether the page says that there are no others. */
  readonly closed: boolean;
  /** The marker that introduces them, if there is one: `are all`. */
  readonly words?: string;
  readonly rest: readonly Inline[];
}

/** Commas, full stops and semicolons, fullwidth ones (U+FF0C, U+3002, U+FF1B) among them. */
const leadingSigns = /^[\s,;\uFF0C\u3002\uFF1B]+/;

/** Listed values by the first rule that finds any; `undefined` when the description lists none. */
export function readValues(description: readonly Inline[], rules: readonly ValueRule[]): ListedValues | undefined {
  const evidence = lookAt(description);
  for (const rule of rules) {
    const listed = readBy(rule, description, evidence);
    if (listed && listed.values.length > 0) return listed;
  }
  return undefined;
}

/** A fast check for most descriptions, which are plain text without values. */
interface Evidence {
  readonly code: boolean;
  readonly lines: boolean;
}

function lookAt(description: readonly Inline[]): Evidence {
  let code = false;
  let lines = false;
  for (const { kind } of description) {
    code ||= kind === 'code';
    lines ||= kind === 'break';
  }
  return { code, lines };
}

function readBy(rule: ValueRule, description: readonly Inline[], { code, lines }: Evidence): ListedValues | undefined {
  switch (rule.by) {
    case 'run':
      return code ? readRun(description, rule) : undefined;
    case 'fixed':
      return code ? readFixed(description, rule.words) : undefined;
    case 'lines':
      return code || lines ? readLines(description, rule) : undefined;
    case 'words':
      return readWords(description, rule);
    case 'bare':
      return code ? readBare(description) : undefined;
    case 'table':
    case 'link':
      return undefined;
    default:
      return assertNever(rule);
  }
}

type Rule<By extends ValueRule['by']> = Extract<ValueRule, { by: By }>;

function readRun(description: readonly Inline[], rule: Rule<'run'>): ListedValues | undefined {
  const { before, behind, except } = rule;
  if (except !== undefined && patternOf(except).test(renderInlines(description))) return undefined;
  if (behind) return readRunBefore(description, rule);
  return before ? readRunBehind(description, rule) : readFirstRun(description, rule);
}

/**
 * The last run of codes before the marker.
 *
 *     The state<br/>`OPEN` | `CLOSED` are all
 *                   ^^^^^^^^^^^^^^^^^ ^^^^^^^
 */
function readRunBefore(description: readonly Inline[], rule: Rule<'run'>): ListedValues | undefined {
  for (let end = description.length - 1; end > 0; end -= 1) {
    const inline = description[end];
    const text = inline?.kind === 'text' ? inline.text.trimStart() : '';
    const marker = rule.behind?.find((word) => text.startsWith(word));
    if (marker === undefined) continue;
    const start = runStart(description, end, rule.between);
    const values = codesIn(description.slice(start, end));
    if (values.length === 0) continue;
    const after = text.slice(marker.length).replace(leadingSigns, '');
    const tail: Inline[] = after === '' ? [] : [{ kind: 'text', text: after }];
    return {
      values,
      closed: rule.closed,
      words: marker,
      rest: [...description.slice(0, start), ...tail, ...description.slice(end + 1)],
    };
  }
  return undefined;
}

/** ``Allowed values: `open`, `closed` `` */
function readRunBehind(description: readonly Inline[], rule: Rule<'run'>): ListedValues | undefined {
  for (const [index, inline] of description.entries()) {
    if (inline.kind !== 'code') continue;
    const before = description[index - 1];
    const text = before?.kind === 'text' ? trimEnd(before.text.trimEnd(), ': \uFF1A') : '';
    const marker = rule.before?.find((word) => text.toLowerCase().endsWith(word.toLowerCase()));
    if (marker === undefined) continue;
    const values = codesIn(description.slice(index, runEnd(description, index, rule.between)));
    if (values.length > 1) return { values, closed: rule.closed, words: marker, rest: description };
  }
  return undefined;
}

/** ``Product type `linear`, `inverse` `` */
function readFirstRun(description: readonly Inline[], rule: Rule<'run'>): ListedValues | undefined {
  for (const [index, inline] of description.entries()) {
    if (inline.kind !== 'code' || description[index - 1]?.kind === 'code') continue;
    const values = codesIn(description.slice(index, runEnd(description, index, rule.between)));
    if (values.length > 1) return { values, closed: rule.closed, rest: description };
  }
  return undefined;
}

function codesIn(inlines: readonly Inline[]): { readonly text: string }[] {
  return inlines.flatMap((part) => (part.kind === 'code' ? [{ text: part.text }] : []));
}

function runEnd(description: readonly Inline[], start: number, between: string): number {
  let end = start + 1;
  for (let index = start + 1; index < description.length; index += 1) {
    const inline = description[index];
    if (inline?.kind === 'code') end = index + 1;
    else if (!isBetween(inline, between)) break;
  }
  return end;
}

function isBetween(inline: Inline | undefined, between: string): boolean {
  return inline?.kind === 'text' && patternOf(`^(?:${between}|\\s)*$`).test(inline.text);
}

function runStart(description: readonly Inline[], end: number, between: string): number {
  let start = end;
  for (let index = end - 1; index >= 0; index -= 1) {
    const inline = description[index];
    if (inline?.kind === 'code') start = index;
    else if (!isBetween(inline, between)) break;
  }
  return start;
}

/** `` always `renew` `` */
function readFixed(description: readonly Inline[], fixed: readonly string[]): ListedValues | undefined {
  const index = description.findIndex((inline, position) => {
    const before = description[position - 1];
    return inline.kind === 'code' && before?.kind === 'text' && endingOf(before.text, fixed) !== undefined;
  });
  const [before, code] = index < 1 ? [] : description.slice(index - 1);
  if (before?.kind !== 'text' || code?.kind !== 'code') return undefined;
  const words = endingOf(before.text, fixed);
  return { values: [{ text: code.text }], closed: true, ...(words && { words }), rest: description };
}

/**
 * Lines that each hold one value and its meaning.
 *
 *     One of:<br/>`PRINTED`: a printed copy<br/>`EBOOK`: a file to read
 *                ^^^^^^^^ ^^^^^^^^^^^
 */
function readLines(description: readonly Inline[], rule: Rule<'lines'>): ListedValues | undefined {
  const announced = rule.announcedBy && findAnnouncement(description, rule.announcedBy);
  if (rule.announcedBy && announced === undefined) return undefined;
  const values: { text: string; description: string }[] = [];
  const rest: (readonly Inline[])[] = [];
  for (const line of splitLines(description)) {
    const value = readLine(line, rule.item);
    if (value) values.push(value);
    else rest.push(rest.length > 0 ? [{ kind: 'break' }, ...line] : line);
  }
  if (values.length === 0) return undefined;
  const left = rest.flat();
  const closing = rule.closedBy && findAnnouncement(left, rule.closedBy);
  const words = closing ?? announced;
  return { values, closed: closing !== undefined, ...(words && { words }), rest: left };
}

function readLine(line: readonly Inline[], item: string): { text: string; description: string } | undefined {
  const found = patternOf(item, { caseless: false }).find(renderInlines(line));
  const text = found?.groups['value'];
  if (found === undefined || text === undefined) return undefined;
  return { text, description: (found.groups['meaning'] ?? '').replaceAll('`', '').trim() };
}

/** The words that a line ends in, with a colon (U+003A or U+FF1A) or without. */
function findAnnouncement(description: readonly Inline[], endings: readonly string[]): string | undefined {
  const ends = splitLines(description).map((line) => {
    const last = line.at(-1);
    return last?.kind === 'text' ? last.text.trimEnd() : '';
  });
  return endings.find((ending) =>
    ends.some((text) => endingOf(text, [ending, `${ending}:`, `${ending}\uFF1A`]) !== undefined),
  );
}

function endingOf(text: string, endings: readonly string[]): string | undefined {
  return endings.find((ending) => text.trimEnd().endsWith(ending));
}

/** `Allowed values: and, or` */
function readWords(description: readonly Inline[], rule: Rule<'words'>): ListedValues | undefined {
  const listed = patternOf(rule.match).find(renderInlines(description))?.groups['values'];
  if (listed === undefined) return undefined;
  const values = patternOf(rule.split)
    .split(listed)
    .map((text) => text.replaceAll('`', '').trim())
    .filter((text) => text !== '');
  return values.length > 1
    ? { values: values.map((text) => ({ text })), closed: rule.closed, rest: description }
    : undefined;
}

/** `` `application/json` `` and nothing else. */
function readBare(description: readonly Inline[]): ListedValues | undefined {
  const parts = description.filter((inline) => inline.kind !== 'text' || inline.text.trim() !== '');
  const [code] = parts;
  if (parts.length !== 1 || code?.kind !== 'code') return undefined;
  return { values: [{ text: code.text }], closed: false, rest: description };
}

function splitLines(description: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of description) {
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}
