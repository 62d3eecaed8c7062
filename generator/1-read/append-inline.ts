import type { Inline } from '../model/page-tree.js';

/** Add an inline at the end; adjacent texts are joined. */
export function appendInline(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1);
  if (last?.kind === 'text' && inline.kind === 'text') {
    inlines[inlines.length - 1] = { kind: 'text', text: last.text + inline.text };
  } else if (inline.kind !== 'text' || inline.text !== '') inlines.push(inline);
}
