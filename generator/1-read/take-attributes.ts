import type { Attributes } from '../model/page-tree.js';
import { parseAttributes } from './parse-attributes.js';

/** Text and the brace group at its end; `malformed` is the problem with a group that stays part of the text. */
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
 * Split off the attributes at the end of a heading or of a cell.
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
 * A group is separated by a space: `/v3/pay/{transaction_id}` is a path. Directly after a word, it must be unambiguous. The
 * text after the brace distinguishes it from `{{ $frontmatter.title }}` and from `{"a":1}`.
 */
const opening = /(?<=^|[ \t\n])\{(?=[ \t]*(?:[#.A-Za-z_}]|$))|(?<!\{)\{(?=[#.]|data-)/g;

function nextGroup(source: string, from: number): number {
  opening.lastIndex = from;
  return opening.exec(source)?.index ?? -1;
}
