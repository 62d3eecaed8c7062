import type { Html, PhrasingContent } from 'mdast';
import type { Inline } from '../model/page-tree.js';
import { createInlineBuilder, type InlineBuilder, isWordTag } from './build-inlines.js';

/** The URL of a reference: `https://…` for `[wiki]` if the page has `[wiki]: https://…`. */
export type LinkTarget = (identifier: string) => string | undefined;

/**
 * Flatten the inline nodes of remark.
 *
 *     See **[the rules](https://…)**<br/>`OPEN` \| `CLOSED`
 *     ^text ^link                   ^break ^code ^text ^code
 */
export function readInlines(nodes: readonly PhrasingContent[], target: LinkTarget): Inline[] {
  const builder = createInlineBuilder();
  addInlines(nodes, target, builder);
  return builder.finish();
}

/** The same, added to a builder. */
export function addInlines(nodes: readonly PhrasingContent[], target: LinkTarget, builder: InlineBuilder): void {
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isMarkup(node)) for (const child of [...node.children].reverse()) pending.push(child);
    else if (node.type === 'html') addTag(node.value, builder);
    else builder.add(readInline(node, target));
  }
}

/** Drop a tag that only formats its text; keep any other, as in `List<T>`. */
function addTag(source: string, builder: InlineBuilder): void {
  if (source.startsWith('<!--')) return;
  const [start = '', slash, name = ''] = tag.exec(source) ?? [];
  const rest = source.slice(start.length, -1);
  // Components, such as `<Badge/>`, have mixed case.
  const isWords = (name === name.toLowerCase() || name === name.toUpperCase()) && isWordTag(name.toLowerCase());
  if (!isWords) builder.add({ kind: 'text', text: source });
  else if (slash === '/') builder.close(name.toLowerCase());
  else builder.open(name.toLowerCase(), /\shref\s*=\s*["']?([^"'\s>]*)/i.exec(rest)?.[1]);
}

const tag = /^<(\/?)([a-z][a-z0-9-]*)/i;

type Markup = Extract<PhrasingContent, { type: 'emphasis' | 'strong' | 'delete' }>;

function isMarkup(node: PhrasingContent): node is Markup {
  return node.type === 'emphasis' || node.type === 'strong' || node.type === 'delete';
}

function readInline(node: Exclude<PhrasingContent, Markup | Html>, target: LinkTarget): Inline {
  switch (node.type) {
    case 'text':
      return { kind: 'text', text: node.value };
    case 'inlineCode':
      return { kind: 'code', text: node.value };
    case 'break':
      return { kind: 'break' };
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
