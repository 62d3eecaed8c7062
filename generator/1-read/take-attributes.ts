import type { Attributes } from '../model/page-tree.js';
import { parseAttributes } from './parse-attributes.js';

/** Words and the brace group that ends them; `malformed` says what is wrong with a group that stays among the words. */
export interface AttributedText {
  readonly text: string;
  readonly attributes: Attributes;
  readonly malformed: { readonly start: number; readonly reason: string } | undefined;
}

/** One object for all texts without a group. */
export const noAttributes: Attributes = Object.freeze({
  classes: [],
  values: new Map<string, string>(),
  places: new Map(),
});

/** Takes the brace group off a text, or leaves it there. */
export type TakeAttributes = (source: string) => AttributedText;

/** For notations without attributes, where braces are text: `## GET /v1/loans {loan}`. */
export function leaveAttributes(source: string): AttributedText {
  return untouched(source, undefined);
}

/**
 * Take the attributes off the end of a heading or of a cell.
 *
 *     payer {openid} name {data-required data-indent=2}
 *     ^------ text -----^ ^------- attributes --------^
 */
export function takeAttributes(source: string): AttributedText {
  for (let at = nextGroup(source, 0); at !== -1; at = nextGroup(source, at + 1)) {
    const group = parseAttributes(source, at);
    if (group.kind === 'unclosed') return untouched(source, { start: at, reason: group.reason });
    if (group.end === source.length) {
      if (group.kind === 'malformed') return untouched(source, { start: at, reason: group.reason });
      return { text: source.slice(0, at).trimEnd(), attributes: group.attributes, malformed: undefined };
    }
    if (group.kind === 'group') at = group.end - 1;
  }
  return untouched(source, undefined);
}

function untouched(source: string, malformed: AttributedText['malformed']): AttributedText {
  return { text: source, attributes: noAttributes, malformed };
}

/*
 * A group stands apart: `/v3/pay/{transaction_id}` is a path. Glued to the word before, it needs to look like nothing
 * else. What follows the brace tells it from `{{ $frontmatter.title }}` and from `{"a":1}`.
 */
const opening = /(?<=^|[ \t\n])\{(?=[ \t]*(?:[#.A-Za-z_}]|$))|(?<!\{)\{(?=[#.]|data-)/g;

function nextGroup(source: string, from: number): number {
  opening.lastIndex = from;
  return opening.exec(source)?.index ?? -1;
}
