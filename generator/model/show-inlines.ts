import type { Inline } from './page-tree.js';

/** The words as a reader sees them: code without backticks, a link by its words, a break as `\n`. */
export function showInlines(inlines: readonly Inline[]): string {
  const [first] = inlines;
  if (inlines.length === 1 && first !== undefined) return showInline(first);
  return inlines.map(showInline).join('');
}

function showInline(inline: Inline): string {
  return inline.kind === 'break' ? '\n' : inline.text;
}
