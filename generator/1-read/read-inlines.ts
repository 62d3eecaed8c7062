import type { PhrasingContent } from 'mdast';
import type { Inline } from '../model/page-tree.js';
import { appendInline } from './append-inline.js';

/** The address behind a reference: `https://…` of `[wiki]` where the page says `[wiki]: https://…`. */
export type LinkTarget = (identifier: string) => string | undefined;

/**
 * Flatten what remark reads within a line of text.
 *
 *     See **[the rules](https://…)**<br/>`OPEN` \| `CLOSED`
 *     ^text ^link                   ^break ^code ^text ^code
 */
export function readInlines(nodes: readonly PhrasingContent[], target: LinkTarget): Inline[] {
  const inlines: Inline[] = [];
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isMarkup(node)) for (const child of [...node.children].reverse()) pending.push(child);
    else appendInline(inlines, readInline(node, target));
  }
  return inlines;
}

type Markup = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' }>;

function isMarkup(node: PhrasingContent): node is Markup {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
}

function readInline(node: Exclude<PhrasingContent, Markup>, target: LinkTarget): Inline {
  switch (node.type) {
    case 'text':
      return { kind: 'text', text: node.value };
    case 'inlineCode':
      return { kind: 'code', text: node.value };
    case 'break':
      return { kind: 'break' };
    case 'html':
      return /^<br\s*\/?>$/i.test(node.value) ? { kind: 'break' } : { kind: 'text', text: node.value };
    case 'link':
      return { kind: 'link', text: plainText(node.children, target), url: node.url };
    case 'linkReference':
      return { kind: 'link', text: plainText(node.children, target), url: target(node.identifier) ?? '' };
    case 'image':
    case 'imageReference':
      return { kind: 'text', text: node.alt ?? '' };
    case 'footnoteReference':
      return { kind: 'text', text: `[^${node.label ?? node.identifier}]` };
  }
}

function plainText(nodes: readonly PhrasingContent[], target: LinkTarget): string {
  return readInlines(nodes, target)
    .map((inline) => (inline.kind === 'break' ? '\n' : inline.text))
    .join('');
}
