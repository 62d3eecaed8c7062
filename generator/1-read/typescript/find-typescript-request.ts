import { findModules } from './find-modules.js';
import { readTypeScriptCall, type TypeScriptCall } from './read-typescript-call.js';
import { type TsNode, unwrap, walkTree } from './typescript-tree.js';

/** A call that asks the generated client to send something. */
export interface TypeScriptRequest {
  readonly method: string;
  readonly template?: string;
  readonly argument: TsNode | undefined;
  readonly node: TsNode;
}

/** The request that a sample makes, or a call along a path of the API by no method of HTTP. */
export type FoundRequest =
  | { readonly kind: 'request'; readonly request: TypeScriptRequest }
  | { readonly kind: 'stray'; readonly node: TsNode };

/**
 * Find the call that a sample makes on the generated client, however that is named; `client` is what it usually is.
 *
 *     library.v1['reader-cards']._id_.get({ … })    v1/reader-cards/{id}, get
 *     loans.post(client, { … })                     post, and the path of the module where the sample imports it
 *
 * Other objects have such methods too, `headers.get('…')`, so a path with a version is the surest sign and comes first.
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

/** `loans.post(client)`: of a module that is imported as a whole, or with what is known to be a client. */
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

/** `client` or the usual name of the API's, also as a member: `this.client`. */
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
