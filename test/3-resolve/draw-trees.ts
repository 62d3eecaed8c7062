import type { RowTree } from '../../generator/3-resolve/row-tree.js';

/**
 * Trees as a drawing: members stand deeper, `or` before another form, `is` before a form of the whole plaintext.
 *
 *     json
 *       scene
 *         clerk
 *       or scene
 *         machine
 */
export function drawTrees(trees: readonly RowTree[], indent = ''): string {
  return trees
    .map((tree) => drawTree(tree, indent) + tree.alternatives.map((form) => drawTree(form, indent, 'or ')).join(''))
    .join('');
}

function drawTree({ row, members, plaintexts }: RowTree, indent: string, word = ''): string {
  const inner = `${indent}  `;
  const content = drawTrees(members, inner) + plaintexts.map((form) => drawTree(form, inner, 'is ')).join('');
  return `\n${indent}${word}${row.name}${content}`;
}
