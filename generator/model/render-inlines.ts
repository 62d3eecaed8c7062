import { assertNever } from './assert-never.js';
import type { Inline } from './page-tree.js';

/** The words as plain text: code keeps its backticks, a link its words, `<br/>` is a line break. */
export function renderInlines(inlines: readonly Inline[]): string {
  return inlines.map(renderInline).join('');
}

function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return wordsOf(inline.text);
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

/** `提现结果<Badge type="warning" text="特殊申请" />` shows its text when the site draws it. */
function wordsOf(text: string): string {
  return text.replace(/<[A-Z][^<>]*\/>/g, (component) => {
    const shown = /\btext="([^"]*)"/.exec(component)?.[1];
    return shown === undefined ? '' : `（${shown}）`;
  });
}
