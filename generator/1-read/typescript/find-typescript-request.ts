import { readTypeScriptText } from './read-typescript-text.js';
import { childrenOf, elementsOf, type TsNode, unwrap, walkTree } from './typescript-tree.js';

/** A call of the generated client that sends a request. */
export interface TypeScriptRequest {
  readonly method: string;
  readonly template?: string;
  readonly argument: TsNode | undefined;
  readonly node: TsNode;
}

/** The request of a sample, or a call of an API path without an HTTP method. */
export type FoundRequest =
  | { readonly kind: 'request'; readonly request: TypeScriptRequest }
  | { readonly kind: 'stray'; readonly node: TsNode };

/**
 * Find the call of a sample on the generated client, whatever its name; `client` is the usual name.
 *
 *     library.v1['reader-cards']._id_.get({ … })    v1/reader-cards/{id}, get
 *     loans.post(client, { … })                     post, and the path of the module where the sample imports it
 *
 * Other objects have such methods too, `headers.get('…')`, so a path with a version is the strongest sign and comes first.
 */
export function findTypeScriptRequest(top: TsNode, text: string, client: string): FoundRequest | undefined {
  const modules = findModules(top, text);
  const calls = [...walkTree(top, calling)].flatMap((node) => readTypeScriptCall(node, text) ?? []);
  const requests = calls.filter(({ method }) => verb.test(method));
  const versioned = requests.find(hasVersion);
  if (versioned) return asRequest(versioned);
  const named = requests.find((call) =>
    isFunctionOfPage(call, modules, (node) => isClient(text.slice(node.from, node.to), client)),
  );
  if (named) return asFunction(named, modules);
  const stray = calls.find(hasVersion);
  if (stray) return { kind: 'stray', node: stray.node };
  const other = requests.find(isPlainlyRequest);
  return other && asRequest(other);
}

const calling: ReadonlySet<string> = new Set(['CallExpression']);
const verb = /^(?:get|post|put|patch|delete)$/;

function hasVersion({ segments }: TypeScriptCall): boolean {
  return segments.some((segment) => /^v\d+$/.test(segment));
}

function isPlainlyRequest({ segments, arguments: [argument] }: TypeScriptCall): boolean {
  return segments.length > 1 && (argument === undefined || unwrap(argument).name === 'ObjectExpression');
}

/** Whether a call such as `loans.post(client)` is of a module that is imported as a whole, or passes a client. */
function isFunctionOfPage(
  { root, segments, arguments: [client] }: TypeScriptCall,
  modules: ReadonlyMap<string, string>,
  isKnownClient: (node: TsNode) => boolean,
): boolean {
  if (segments.length > 0 || client === undefined) return false;
  const argument = unwrap(client);
  const { name } = argument;
  if (name !== 'VariableName' && name !== 'MemberExpression') return false;
  return modules.has(root) || isKnownClient(argument);
}

/** Whether a name is `client` or the usual name for the API, also as a member: `this.client`. */
function isClient(written: string, usual: string): boolean {
  const last = written.split('.').at(-1)?.toLowerCase();
  return last === 'client' || last === usual.toLowerCase();
}

function asRequest({ segments, method, arguments: [argument], node }: TypeScriptCall): FoundRequest {
  return { kind: 'request', request: { template: segments.join('/'), method, argument, node } };
}

function asFunction(
  { root, method, arguments: [, argument], node }: TypeScriptCall,
  modules: ReadonlyMap<string, string>,
): FoundRequest {
  const template = modules.get(root === '' ? method : root);
  return { kind: 'request', request: { ...(template !== undefined && { template }), method, argument, node } };
}

/**
 * The modules that a sample imports as a whole, by their local names.
 *
 *     import * as jsapi from './generated/v3/pay/transactions/jsapi.js';
 *                 ^^^^^        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
function findModules(top: TsNode, text: string): ReadonlyMap<string, string> {
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

/** A call of a method, or of a bare function. */
interface TypeScriptCall {
  /** The start of the path, as written: `library`; empty for a bare function. */
  readonly root: string;
  /** The path between root and method: `v1`, `reader-cards`, `{id}`. */
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
function readTypeScriptCall(node: TsNode, text: string): TypeScriptCall | undefined {
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

/** Convert a name to the spelling of the pages: `payrollCard` is `payroll-card`, `_out_trade_no_` is `{out_trade_no}`; quoted names are unchanged. */
function toSegment(name: string): string {
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
