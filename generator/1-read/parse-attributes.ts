import type { Attributes, Place } from '../model/page-tree.js';

/** A group that ends at `end`, or the problem with it; an `unclosed` one extends to the end of the text. */
export type AttributeGroup =
  | { readonly kind: 'group'; readonly attributes: Attributes; readonly end: number }
  | { readonly kind: 'malformed'; readonly reason: string; readonly end: number }
  | { readonly kind: 'unclosed'; readonly reason: string };

/**
 * Read the brace group that opens at `start`.
 *
 *     {#post .im-table data-indent=1 data-tooltip="a } b" data-required }
 *      ^id   ^class    ^name=value   ^name="value"        ^name
 */
export function parseAttributes(text: string, start: number): AttributeGroup {
  const draft: Draft = { classes: [], values: new Map(), places: new Map() };
  let at = skipBlanks(text, start + 1);
  if (text[at] === '}') return { kind: 'malformed', reason: 'it is empty', end: at + 1 };
  while (at < text.length && text[at] !== '}') {
    const next = readMember(text, at, draft);
    if (next === undefined) return explain(text, at);
    at = skipBlanks(text, next);
  }
  if (at >= text.length) return { kind: 'unclosed', reason: 'its brace is not closed' };
  return { kind: 'group', attributes: draft, end: at + 1 };
}

interface Draft {
  id?: string;
  readonly classes: string[];
  readonly values: Map<string, string>;
  readonly places: Map<string, Place>;
}

const blanks = /[ \t\n]*/y;
const idOrClasses = /([#.])([^\s{}"'=]+)(?=[\s}]|$)/y;
const nameAndValue = /([A-Za-z_][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?(?=[\s}]|$)/y;

function skipBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}

/** The end of a member, or `undefined` if there is none at `at`. */
function readMember(text: string, at: number, draft: Draft): number | undefined {
  idOrClasses.lastIndex = at;
  const mark = idOrClasses.exec(text);
  if (mark !== null) return addMark(mark, draft);
  nameAndValue.lastIndex = at;
  const pair = nameAndValue.exec(text);
  if (pair === null) return undefined;
  const [whole, name = '', doubleQuoted, singleQuoted, bare] = pair;
  draft.values.set(name, doubleQuoted ?? singleQuoted ?? bare ?? '');
  draft.places.set(name, { start: at, end: at + whole.length });
  return at + whole.length;
}

function addMark([whole, sign, words = '']: RegExpExecArray, draft: Draft): number {
  if (sign === '#') draft.id = words;
  else draft.classes.push(...words.split('.').filter((word) => word !== ''));
  return idOrClasses.lastIndex || whole.length;
}

const quotedValue = /[A-Za-z_][\w:.-]*=(["'])/y;

function explain(text: string, at: number): AttributeGroup {
  quotedValue.lastIndex = at;
  const quote = quotedValue.exec(text)?.[1];
  if (quote !== undefined && !text.includes(quote, quotedValue.lastIndex)) {
    return { kind: 'unclosed', reason: 'a quote is not closed' };
  }
  const brace = text.indexOf('}', at);
  if (brace === -1) return { kind: 'unclosed', reason: 'its brace is not closed' };
  const reason = `“${text.slice(at, brace).trim()}” is neither #id, .class, name nor name=value`;
  return { kind: 'malformed', reason, end: brace + 1 };
}
