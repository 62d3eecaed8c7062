import { readTypeScriptText } from './read-typescript-text.js';
import { childrenOf, elementsOf, type TsNode, unwrap } from './typescript-tree.js';

/** A call of a method, or of a bare function. */
export interface TypeScriptCall {
  /** What the path starts at, as written: `library`; empty for a bare function. */
  readonly root: string;
  /** Between the two: `v1`, `reader-cards`, `{id}`. */
  readonly segments: readonly string[];
  readonly method: string;
  readonly arguments: readonly TsNode[];
  readonly node: TsNode;
}

/**
 * Take a call apart; `undefined` when its callee has no name.
 *
 *     library.v1.readerCards['a-b']._id_.get({ … })
 *     ^root   ^segments                  ^method
 */
export function readTypeScriptCall(node: TsNode, text: string): TypeScriptCall | undefined {
  const [callee] = childrenOf(node);
  const list = childrenOf(node).find(({ name }) => name === 'ArgList');
  if (callee === undefined || list === undefined) return undefined;
  const names: string[] = [];
  let owner = unwrap(callee);
  while (owner.name === 'MemberExpression') {
    const [object] = childrenOf(owner);
    const name = nameMember(owner, text);
    if (object === undefined || name === undefined) return undefined;
    names.unshift(name);
    owner = unwrap(object);
  }
  const root = text.slice(owner.from, owner.to);
  const method = names.pop();
  const passed = elementsOf(list).flatMap(([argument]) => (argument ? [argument] : []));
  const call = { arguments: passed, node };
  if (method !== undefined) return { ...call, root, segments: names, method };
  return owner.name === 'VariableName' ? { ...call, root: '', segments: [], method: root } : undefined;
}

/** As the pages spell it: `payrollCard` is `payroll-card`, `_out_trade_no_` is `{out_trade_no}`; a quoted one as it is. */
export function toSegment(name: string): string {
  const placeholder = /^_(.+)_$/.exec(name)?.[1];
  return placeholder === undefined
    ? name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : `{${placeholder}}`;
}

function nameMember(member: TsNode, text: string): string | undefined {
  const [, link, quoted] = childrenOf(member);
  const last = childrenOf(member).at(-1);
  if (last?.name === 'PropertyName') return toSegment(text.slice(last.from, last.to));
  if (link?.name !== '[' || quoted?.name !== 'String') return undefined;
  return readTypeScriptText(text.slice(quoted.from + 1, quoted.to - 1));
}
