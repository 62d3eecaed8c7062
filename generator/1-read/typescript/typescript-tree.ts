import { parser } from '@lezer/javascript';
import type { LRParser } from '@lezer/lr';

export type TsNode = ReturnType<LRParser['parse']>['topNode'];

/** The kind of a whole text: statements, or one expression. */
export type TsText = 'Script' | 'SingleExpression';

/** The number of characters after the first unexpected token in which the grammar looks for a continuation. */
const lookahead = 1000;

/**
 * The tree of any text. Text that is not TypeScript is in error nodes; after the first of them, only as much is read as the
 * grammar needs to place it, because error recovery costs a hundred times as much as reading.
 */
export function growTree(text: string, top: TsText): TsNode {
  const parse = parser.configure({ top, dialect: 'ts', strict: true }).startParse(text);
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree !== null) return tree.topNode;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return parser.configure({ top, dialect: 'ts' }).parse(text.slice(0, parse.parsedPos + lookahead)).topNode;
  }
}

/** The nodes in a node, punctuation included and comments left out. */
export function childrenOf(node: TsNode): TsNode[] {
  const children: TsNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!/^(?:Line|Block)Comment$/.test(child.name)) children.push(child);
  }
  return children;
}

/**
 * The elements between the brackets of a list, an object or arguments; an array without one of its elements has a gap.
 *
 *     [1, , ...more]
 *      ^    ^^^^^^^    two, and a gap
 */
export function elementsOf(node: TsNode): readonly (readonly TsNode[])[] {
  const groups: TsNode[][] = [[]];
  for (const child of childrenOf(node).slice(1, -1)) {
    if (child.name === ',') groups.push([]);
    else groups.at(-1)?.push(child);
  }
  return groups.at(-1)?.length === 0 ? groups.slice(0, -1) : groups;
}

/**
 * The expression inside parentheses and type assertions, which do not change its value.
 *
 *     ({ … } as const)    order!    value satisfies Request
 *      ^^^^^              ^^^^^     ^^^^^
 */
export function unwrap(node: TsNode): TsNode {
  let inner = node;
  for (let next = stripped(inner); next !== undefined; next = stripped(inner)) inner = next;
  return inner;
}

function stripped(node: TsNode): TsNode | undefined {
  if (!wrappers.has(node.name)) return undefined;
  const [first, second, ...rest] = childrenOf(node);
  switch (node.name) {
    case 'ParenthesizedExpression':
      return second;
    case 'BinaryExpression':
      return second?.name === 'as' || second?.name === 'satisfies' ? first : undefined;
    case 'PostfixExpression':
      return second?.name === 'LogicOp' ? first : undefined;
    case 'PrefixCast':
      return rest.at(-1);
    default:
      return first;
  }
}

const wrappers: ReadonlySet<string> = new Set([
  'ParenthesizedExpression',
  'BinaryExpression',
  'PostfixExpression',
  'PrefixCast',
  'InstantiationExpression',
]);

/** The nodes of these names in document order, outer ones first. */
export function* walkTree(top: TsNode, names: ReadonlySet<string>): Generator<TsNode> {
  const cursor = top.cursor();
  do if (names.has(cursor.name)) yield cursor.node;
  while (cursor.next());
}
