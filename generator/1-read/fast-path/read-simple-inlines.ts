import type { Inline } from '../../model/page-tree.js';
import { appendInline } from '../append-inline.js';

/**
 * Read the few constructs that nearly all cells and paragraphs consist of, if they are unambiguous.
 *
 *     The state<br/>`OPEN` \| `CLOSED`, see [the rules](https://…)
 *     ^text    ^break ^code ^escape    ^text ^link
 *
 * `undefined` in case of doubt: then remark must read it. This saves two thirds of the time of a run, and a test
 * compares both on thousands of texts.
 */
export function readSimpleInlines(source: string): Inline[] | undefined {
  const inlines: Inline[] = [];
  let at = 0;
  for (const match of source.matchAll(construct)) {
    const before = source.slice(at, match.index);
    if (!isPlain(before)) return undefined;
    appendInline(inlines, { kind: 'text', text: before });
    appendInline(inlines, toInline(match));
    at = match.index + match[0].length;
  }
  const rest = source.slice(at);
  if (!isPlain(rest)) return undefined;
  appendInline(inlines, { kind: 'text', text: rest });
  return inlines;
}

/*
 * A code span between single backticks, `<br/>`, `\|`, and a link whose words and address hold no other construct.
 * Anything else leaves a special character behind.
 */
const construct =
  /(?<!`)`(?<code>[^`\\\s](?:[^`\\\n]*[^`\\\s])?)`(?!`)|(?<br><br\/>)|(?<pipe>\\\|)|\[(?<words>[^\s!-/:-@[-`{-~\0-\x1f]+)\]\((?<url>[^\s<>()[\]\\&`|\0-\x1f\x7f]+)\)/g;

function toInline({ groups = {} }: RegExpMatchArray): Inline {
  const { code, br, words, url } = groups;
  if (code !== undefined) return { kind: 'code', text: code };
  if (br !== undefined) return { kind: 'break' };
  if (words !== undefined && url !== undefined) return { kind: 'link', text: words, url };
  return { kind: 'text', text: '|' };
}

/* Underscores between letters or digits never make emphasis: `out_trade_no`. */
const innerUnderscores = /(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])/g;

/* Characters with a meaning in Markdown, GFM or HTML within a line, and the starts of bare links. */
const meaningful = /[`*_[\]<!&~\\@\0-\x1f]|:\/\/|www\./i;

function isPlain(text: string): boolean {
  return !meaningful.test(text) || !meaningful.test(text.replace(innerUnderscores, ''));
}
