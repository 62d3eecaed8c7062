import type { Inline } from '../../model/page-tree.js';
import { createInlineBuilder, type InlineBuilder } from '../build-inlines.js';

/**
 * Read the few constructs that nearly all cells and paragraphs consist of, if they are unambiguous.
 *
 *     The **state**<br/>`OPEN` \| `CLOSED`, see [the rules](https://…)
 *     ^text ^bold  ^break ^code ^escape    ^text ^link
 *
 * `undefined` in case of doubt: then remark must read it. This saves two thirds of the time of a run, and a test
 * compares both on thousands of texts.
 */
export function readSimpleInlines(source: string): Inline[] | undefined {
  const builder = createInlineBuilder();
  let at = 0;
  for (const match of source.matchAll(construct)) {
    const before = source.slice(at, match.index);
    if (!isPlain(before) || (!match[0].startsWith('`') && /www\./i.test(match[0]))) return undefined;
    if (before !== '') builder.add({ kind: 'text', text: before });
    addConstruct(match, builder);
    at = match.index + match[0].length;
  }
  const rest = source.slice(at);
  if (!isPlain(rest)) return undefined;
  if (rest !== '') builder.add({ kind: 'text', text: rest });
  return builder.finish();
}

/* Letters, digits and marks without any meaning, a letter or digit first and last. */
const words = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N} ,.'()/=-]*[\p{L}\p{N}])?`;
const code = String.raw`[^${'`'}\\\s](?:[^${'`'}\\\n]*[^${'`'}\\\s])?`;

/*
 * A code span between single backticks; tags that only say how words look; `\|`; words in bold or italics; a link whose
 * words and address hold no other construct. Anything else leaves a special character behind.
 */
const construct = new RegExp(
  [
    `(?<!\`)\`(?<code>${code})\`(?!\`)`,
    '<(?<slash>/?)(?<tag>br|b|strong|em|i|u|s|sub|sup|small|span|code|kbd|p|ul|ol|li)(?: ?/)?>',
    String.raw`(?<pipe>\\\|)`,
    String.raw`(?<![*\\])\*\*(?<bold>${words})\*\*(?!\*)`,
    String.raw`(?<![*\\])\*(?<italics>${words})\*(?!\*)`,
    String.raw`(?<!!)\[(?<words>${words}|[^\s!-/:-@[-${'`'}{-~\0-\x1f]+)\]\((?<url>[^\s<>()[\]\\&${'`'}|\0-\x1f\x7f]+)\)`,
    `(?<!!)\\[\`(?<codeWords>${code.replaceAll('\\n', '\\n\\[\\]')})\`\\]\\((?<codeUrl>[^\\s<>()[\\]\\\\&\`|\\0-\\x1f\\x7f]+)\\)`,
  ].join('|'),
  'gu',
);

function addConstruct({ groups = {} }: RegExpMatchArray, builder: InlineBuilder): void {
  const { code, slash, tag, bold, italics } = groups;
  const { words = groups['codeWords'], url = groups['codeUrl'] } = groups;
  if (code !== undefined) builder.add({ kind: 'code', text: code });
  else if (tag !== undefined) (slash === '/' ? builder.close : builder.open)(tag);
  else if (words !== undefined && url !== undefined) builder.add({ kind: 'link', text: words, url });
  else builder.add({ kind: 'text', text: bold ?? italics ?? '|' });
}

/* Underscores between letters or digits never make emphasis: `out_trade_no`. */
const innerUnderscores = /(?<=[A-Za-z0-9])_+(?=[A-Za-z0-9])/g;

/* Characters with a meaning in Markdown, GFM or HTML within a line, and the starts of bare links. */
const meaningful = /[`*_[\]&~\\\0-\x1f]|[\w.+-]@|<[A-Za-z/!?]|<$|!(?:\[|$)|:\/\/|www\./i;

function isPlain(text: string): boolean {
  return !meaningful.test(text) || !meaningful.test(text.replace(innerUnderscores, ''));
}
