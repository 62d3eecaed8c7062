import type { PhpNode } from './php-tree.js';

/** A node, and how many nodes lie around it. */
export interface PhpStep {
  readonly node: PhpNode;
  readonly depth: number;
}

/** Every node in document order, outer ones first; iterative, because samples may be nested as deep as they like. */
export function* walkPhp(roots: readonly PhpNode[]): Generator<PhpStep> {
  const pending: PhpStep[] = roots.map((node) => ({ node, depth: 1 })).reverse();
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    yield step;
    const depth = step.depth + 1;
    for (const child of childrenOf(step.node).reverse()) pending.push({ node: child, depth });
  }
}

function childrenOf(node: PhpNode): PhpNode[] {
  const children: PhpNode[] = [];
  const members: unknown[] = Object.values(node);
  for (const member of members) {
    if (isNode(member)) children.push(member);
    else if (Array.isArray(member)) for (const element of member) if (isNode(element)) children.push(element);
  }
  return children;
}

function isNode(value: unknown): value is PhpNode {
  return typeof value === 'object' && value !== null && 'kind' in value && 'loc' in value;
}
