import { joinLines, trimLines } from '../model/trim-end.js';

/**
 * What would leave a comment, start a tag or a code block, or change how the text around it reads.
 * The order matters: line ends first, because the later rules look at lines.
 */
const inertings: readonly ((text: string) => string)[] = [
  (text) => text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n'),
  (text) => text.replace(/\t/g, ' '),
  (text) => text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/gu, ''),
  (text) => trimLines(text, ' '),
  (text) => text.replace(/\n{3,}/g, '\n\n'),
  (text) => text.replace(/\*(?=\/)/g, '*\\'),
  (text) => text.replace(/(^|[\s{*])@/gm, '$1\\@'),
  (text) => text.replace(/([`~])(?=\1\1)/g, '\\$1'),
];

/** A text of a page as it can stand in a doc comment without becoming anything but text. */
export function toCommentText(text: string): string {
  return inertings.reduce((inert, makeInert) => makeInert(inert), text).trim();
}

/** Code that stands in a doc comment: a tag cannot start in it, the comment cannot end in it, and it still means the same. */
export function toCommentCode(code: string): string {
  return code.replace(/\*\//g, '*\\/').replace(/(?<=[\s{*])@/g, '\\x40');
}

/** The text on one line. */
export function toCommentLine(text: string): string {
  return joinLines(toCommentText(text));
}

/** A doc comment with its delimiters: a line, or more where the text has more. */
export function printComment(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  if (rest.length === 0) return `/** ${first} */`;
  return ['/**', ...[first, ...rest].map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}
