import type { SampleValue } from '../../model/sample.js';
import type { PhpSample } from './php-sample.js';
import type { PhpAssign, PhpNode } from './php-tree.js';
import { readPhpValue } from './read-php-value.js';
import { walkPhp } from './walk-php.js';

/**
 * Find what the variables hold after some statements.
 *
 *     $params = ['appid' => 'wx…'];
 *     $params['sign'] = Hash::sign(…);     an entry more
 *     $meta->bank_type = 'CFT';            no longer known
 */
export function readPhpVariables(
  statements: readonly PhpNode[],
  sample: Omit<PhpSample, 'variables'>,
): ReadonlyMap<string, SampleValue> {
  const variables = new Map<string, SampleValue>();
  for (const statement of statements) {
    const assignment = statement.kind === 'expressionstatement' ? statement.expression : statement;
    if (assignment.kind === 'assign' && assign(assignment, variables, sample)) continue;
    for (const { node } of walkPhp([statement])) if (node.kind === 'assign') variables.delete(rootOf(node.left));
  }
  return variables;
}

type Variables = Map<string, SampleValue>;

/** Whether the assignment was one whose outcome is known. */
function assign({ operator, left, right }: PhpAssign, variables: Variables, sample: Omit<PhpSample, 'variables'>) {
  if (operator !== '=') return false;
  const value = readPhpValue(right, { ...sample, variables });
  if (left.kind === 'variable') {
    variables.set(String(left.name), value);
    return true;
  }
  if (left.kind !== 'offsetlookup' || left.what.kind !== 'variable' || left.offset === false) return false;
  const name = String(left.what.name);
  const holder = variables.get(name);
  if (holder?.kind !== 'object' || left.offset.kind !== 'string') return false;
  const key = left.offset.value;
  sample.budget.work(holder.entries.length);
  const entry = { key, value, position: sample.positionOf(left.loc.start) };
  const changed = { ...holder, entries: [...holder.entries.filter((other) => other.key !== key), entry] };
  sample.budget.spend(changed);
  variables.set(name, changed);
  return true;
}

/** `params` of `$params['a']['b']`. */
function rootOf(left: PhpNode): string {
  let node = left;
  while (node.kind === 'offsetlookup' || node.kind === 'propertylookup') node = node.what;
  return node.kind === 'variable' ? String(node.name) : '';
}
