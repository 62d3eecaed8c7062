import { toSegment } from './read-typescript-call.js';
import { childrenOf, type TsNode } from './typescript-tree.js';

/**
 * The modules that a sample imports as a whole, by the names that it gives them.
 *
 *     import * as jsapi from './generated/v3/pay/transactions/jsapi.js';
 *                 ^^^^^        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
export function findModules(top: TsNode, text: string): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const statement of childrenOf(top)) {
    if (statement.name !== 'ImportDeclaration') continue;
    const parts = childrenOf(statement);
    const name = parts.find((part) => part.name === 'VariableDefinition');
    const path = parts.find((part) => part.name === 'String');
    const isWhole = parts.some((part) => part.name === 'Star');
    if (!isWhole || name === undefined || path === undefined) continue;
    modules.set(text.slice(name.from, name.to), toTemplate(text.slice(path.from + 1, path.to - 1)));
  }
  return modules;
}

function toTemplate(path: string): string {
  const segments = path.replace(/\.[cm]?[jt]s$/, '').split('/');
  return segments
    .filter((segment) => !/^\.*$/.test(segment))
    .map((segment) => (segment.startsWith('_') ? toSegment(segment) : segment))
    .join('/');
}
