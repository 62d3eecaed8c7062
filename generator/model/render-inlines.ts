import { assertNever } from './assert-never.js';
import type { Inline } from './page-tree.js';

/** What the text of a badge stands in. */
export type Brackets = readonly [open: string, close: string];

/** The words as plain text: code keeps its backticks, a link its words, `<br/>` is a line break. */
export function renderInlines(inlines: readonly Inline[], brackets: Brackets = [' (', ')']): string {
  return inlines.map((inline) => renderInline(inline, brackets)).join('');
}

function renderInline(inline: Inline, brackets: Brackets): string {
  switch (inline.kind) {
    case 'text':
      return wordsOf(inline.text, brackets);
    case 'link':
      return inline.text;
    case 'code':
      return `\`${inline.text}\``;
    case 'break':
      return '\n';
    default:
      return assertNever(inline);
  }
}

/** `Renew<Badge type="warning" text="on request" />` shows its text when the site draws it. */
function wordsOf(text: string, [open, close]: Brackets): string {
  return text.replace(/<[A-Z][^<>]*\/>/g, (component) => {
    const shown = /\btext="([^"]*)"/.exec(component)?.[1];
    return shown === undefined ? '' : `${open}${shown}${close}`;
  });
}
