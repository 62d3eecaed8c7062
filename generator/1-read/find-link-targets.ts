import type { Nodes, Root } from 'mdast';
import type { LinkTarget } from './read-inlines.js';

/** Collect the link definitions of a page (`[wiki]: https://…`), wherever they are nested; the first of a name counts. */
export function findLinkTargets(root: Root): LinkTarget {
  const targets = new Map<string, string>();
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url);
    else if (mayHoldDefinitions(node)) for (const child of [...node.children].reverse()) pending.push(child);
  }
  return (identifier) => targets.get(identifier);
}

function mayHoldDefinitions(
  node: Nodes,
): node is Extract<Nodes, { type: 'root' | 'list' | 'listItem' | 'blockquote' }> {
  return node.type === 'root' || node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
}
