import type { ValueWords } from '../model/dialect.js';
import type { Inline } from '../model/page-tree.js';

/** The values that a description lists, and what is left of its words. */
export interface ListedValues {
  readonly values: readonly { readonly text: string; readonly description?: string }[];
  /** The page says that there are no others. */
  readonly closed: boolean;
  /** What introduces them, where words do: `are all`. */
  readonly words?: string;
  readonly rest: readonly Inline[];
}

/** Commas, full stops and semicolons, fullwidth ones (U+FF0C, U+3002, U+FF1B) among them. */
const leadingSigns = /^[\s,;\uFF0C\u3002\uFF1B]+/;

/** Before an entry of a list: `1.`, `1)`, with an ideographic comma (U+3001) or fullwidth signs (U+FF0E, U+FF09) as well. */
const listNumber = /^(?:\d+[.)\u3001\uFF0E\uFF09])?$/;

type Notation = (description: readonly Inline[], words: ValueWords) => ListedValues | undefined;

// The marker is the clearest sign, so it comes first; a lone code says least, so it comes last.
const notations: readonly Notation[] = [readMarked, readFixed, readDescribed, readPlainDescribed, readBare];

/** Listed values in any of the notations; `undefined` when the description lists none. */
export function readValues(description: readonly Inline[], words: ValueWords): ListedValues | undefined {
  if (!mayList(description, words)) return undefined;
  for (const notation of notations) {
    const listed = notation(description, words);
    if (listed) return listed;
  }
  return undefined;
}

/** Most descriptions are plain words, and it is quick to see that these list nothing. */
function mayList(description: readonly Inline[], { markers }: ValueWords): boolean {
  return description.some(
    (inline) =>
      inline.kind === 'code' || (inline.kind === 'text' && markers.some((marker) => inline.text.includes(marker))),
  );
}

/**
 * The last run of codes before the marker.
 *
 *     The state<br/>`OPEN` | `CLOSED` are all
 *                   ^^^^^^^^^^^^^^^^^ ^^^^^^^
 */
function readMarked(description: readonly Inline[], { markers }: ValueWords): ListedValues | undefined {
  for (let end = description.length - 1; end > 0; end -= 1) {
    const inline = description[end];
    const text = inline?.kind === 'text' ? inline.text.trimStart() : '';
    const marker = markers.find((word) => text.startsWith(word));
    if (marker === undefined) continue;
    const start = runStart(description, end);
    const values = description.slice(start, end).flatMap((part) => (part.kind === 'code' ? [{ text: part.text }] : []));
    if (values.length === 0) continue;
    const after = text.slice(marker.length).replace(leadingSigns, '');
    const tail: Inline[] = after === '' ? [] : [{ kind: 'text', text: after }];
    return {
      values,
      closed: true,
      words: marker,
      rest: [...description.slice(0, start), ...tail, ...description.slice(end + 1)],
    };
  }
  return undefined;
}

function runStart(description: readonly Inline[], end: number): number {
  let start = end;
  for (let index = end - 1; index >= 0; index -= 1) {
    const inline = description[index];
    if (inline?.kind === 'code') start = index;
    else if (inline?.kind !== 'text' || !/^[\s|]*$/.test(inline.text)) break;
  }
  return start;
}

/** `` always `renew` `` */
function readFixed(description: readonly Inline[], { fixed }: ValueWords): ListedValues | undefined {
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
 * Lines that begin with a code and a colon.
 *
 *     One of:<br/>`PRINTED`: a printed copy<br/>`EBOOK`: a file to read
 *                ^^^^^^^^ ^^^^^^^^^^^
 *
 * There are no others where a line before them says so: `The kind, these are all:<br/>`PRINTED`: …`.
 */
function readDescribed(description: readonly Inline[], words: ValueWords): ListedValues | undefined {
  const { colons } = words;
  const listed = readLines(description, (line) => {
    const [first, ...others] = line;
    const numbered = first?.kind === 'text' && listNumber.test(first.text.trim());
    const [code, meaning, ...more] = numbered ? others : line;
    if (code?.kind !== 'code' || meaning?.kind !== 'text') return undefined;
    const text = meaning.text.trimStart();
    if (text === '' || !colons.includes(text.charAt(0))) return undefined;
    return { text: code.text, meaning: [{ kind: 'text', text: text.slice(1) }, ...more] };
  });
  const announced = listed && findAnnouncement(listed.rest, words.complete, colons);
  return listed && { ...listed, closed: announced !== undefined, ...(announced && { words: announced }) };
}

/** The words that a line ends in, with a colon or without. */
function findAnnouncement(
  description: readonly Inline[],
  endings: readonly string[],
  colons: string,
): string | undefined {
  const ends = splitLines(description).map((line) => {
    const last = line.at(-1);
    return last?.kind === 'text' ? last.text.trimEnd() : '';
  });
  return endings.find((ending) =>
    ends.some((text) => endingOf(text, [ending, ...[...colons].map((colon) => ending + colon)])),
  );
}

function endingOf(text: string, endings: readonly string[]): string | undefined {
  return endings.find((ending) => text.trimEnd().endsWith(ending));
}

/** The same without backticks, after a line that ends in the marker: `One of:<br/>PRINTED: a printed copy`. */
function readPlainDescribed(description: readonly Inline[], { markers, colons }: ValueWords): ListedValues | undefined {
  const words = findAnnouncement(description, markers, colons);
  if (words === undefined) return undefined;
  const plain = new RegExp(`^\\s*([A-Z][A-Z0-9_]*)\\s*[${colons}](.*)$`, 's');
  const listed = readLines(description, ([first, ...more]) => {
    const match = first?.kind === 'text' ? plain.exec(first.text) : null;
    return match?.[1] ? { text: match[1], meaning: [{ kind: 'text', text: match[2] ?? '' }, ...more] } : undefined;
  });
  return listed && { ...listed, words };
}

/** `` `application/json` `` and nothing else. */
function readBare(description: readonly Inline[]): ListedValues | undefined {
  const parts = description.filter((inline) => inline.kind !== 'text' || inline.text.trim() !== '');
  const [code] = parts;
  if (parts.length !== 1 || code?.kind !== 'code') return undefined;
  return { values: [{ text: code.text }], closed: false, rest: description };
}

type LineReader = (line: readonly Inline[]) => { text: string; meaning: readonly Inline[] } | undefined;

function readLines(description: readonly Inline[], readLine: LineReader): ListedValues | undefined {
  const values: { text: string; description: string }[] = [];
  const rest: (readonly Inline[])[] = [];
  for (const line of splitLines(description)) {
    const value = readLine(line);
    if (value) values.push({ text: value.text, description: plainText(value.meaning) });
    else rest.push(rest.length > 0 ? [{ kind: 'break' }, ...line] : line);
  }
  return values.length === 0 ? undefined : { values, closed: false, rest: rest.flat() };
}

function splitLines(description: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of description) {
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}

function plainText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'break' ? '' : inline.text))
    .join('')
    .trim();
}
