import type { SampleValue } from '../../model/sample.js';
import { readTypeScriptValue } from './read-typescript-value.js';
import type { TypeScriptSample } from './typescript-sample.js';
import { childrenOf, type TsNode, unwrap, walkTree } from './typescript-tree.js';

/**
 * Find the values of constants that are declared before a call.
 *
 *     const order = { json: { … } };      known
 *     let total = 1;                      not known: it may change
 *     order.json.total = 2;               no longer known
 */
export function readTypeScriptConstants(
  top: TsNode,
  call: TsNode,
  sample: Omit<TypeScriptSample, 'constants'>,
): ReadonlyMap<string, SampleValue> {
  const constants = new Map<string, SampleValue>();
  const declared = new Set<string>();
  for (const node of walkTree(top, watched)) {
    if (node.from >= call.from) break;
    if (node.name === 'VariableDefinition') declare(node, { constants, declared, sample });
    else constants.delete(rootOf(node, sample.text));
  }
  return constants;
}

interface Declarations {
  readonly constants: Map<string, SampleValue>;
  /** Every name so far: one that is declared twice has no known value. */
  readonly declared: Set<string>;
  readonly sample: Omit<TypeScriptSample, 'constants'>;
}

function declare(definition: TsNode, { constants, declared, sample }: Declarations): void {
  const name = sample.text.slice(definition.from, definition.to);
  const value = initialValue(definition);
  constants.delete(name);
  if (value && !declared.has(name)) {
    const read = readTypeScriptValue(value, { ...sample, constants });
    if (countValues(read) <= mostValues) constants.set(name, read);
  }
  declared.add(name);
}

/** The expression behind `const name: Type =`. */
function initialValue(definition: TsNode): TsNode | undefined {
  const { parent } = definition;
  if (parent?.name !== 'VariableDeclaration' || parent.firstChild?.name !== 'const') return undefined;
  const following = childrenOf(parent).filter(({ from }) => from > definition.from);
  const [next, value] = following[0]?.name === 'TypeAnnotation' ? following.slice(1) : following;
  return next?.name === 'Equals' ? value : undefined;
}

/** Constants may contain one another repeatedly, so the number of their values is limited. */
const mostValues = 1000;

function countValues(value: SampleValue): number {
  const inner =
    value.kind === 'list' ? value.items : value.kind === 'object' ? value.entries.map((each) => each.value) : [];
  return inner.reduce((count, each) => count + countValues(each), 1);
}

const watched: ReadonlySet<string> = new Set(['VariableDefinition', 'AssignmentExpression', 'CallExpression']);

/** `order` of `order.json.total = 2` and of `order.goods.push(…)`. */
function rootOf(node: TsNode, text: string): string {
  let [root] = childrenOf(node);
  while (root !== undefined && unwrap(root).name === 'MemberExpression') [root] = childrenOf(unwrap(root));
  return root === undefined ? '' : text.slice(root.from, root.to);
}
