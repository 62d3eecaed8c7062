import php from 'php-parser';
import type { CodeBlock } from '../../model/page-tree.js';
import type { SampleObject, SampleRead, SampleValue } from '../../model/sample.js';
import type { Position } from '../../model/source-range.js';
import { placeInBlock } from '../place-in-block.js';
import { findPhpCall, type PhpRequest } from './find-php-call.js';
import { createPhpBudget, mostValues, SampleTooLarge } from './php-budget.js';
import type { PhpSample, PositionOf } from './php-sample.js';
import type { PhpAssign, PhpNode, PhpPosition } from './php-tree.js';
import { readPhpValue } from './read-php-value.js';

/**
 * Read the first call of a sample on the SDK's client; `undefined` if it does not mention the client.
 *
 *     $instance->v3->pay->transactions->jsapi->postAsync(['json' => […]])->then(…)->wait();
 *     ^client  ^template                       ^method   ^argument
 */
export function readPhpSample(block: CodeBlock, client = 'instance'): SampleRead | undefined {
  if (!block.text.includes(`$${client}`)) return undefined;
  const positionOf: PositionOf = (place) => placeInBlock(block, place);
  const parsed = parsePhp(block.text);
  if (parsed.kind === 'failed') return unreadable(parsed.reason, positionOf(parsed.at));
  const found = survey(parsed.statements, client);
  if (found.tooDeep) return unreadable('it is nested too deeply', positionOf({ line: 1, column: 0 }));
  const { request } = found;
  if (request !== undefined) {
    const sample = { text: block.text, positionOf, budget: createPhpBudget(block.text.length) };
    return readWithin(() => readCall(request, parsed.statements, sample), positionOf(request.call.loc.start));
  }
  if (found.mention === undefined) return undefined;
  return unreadable(`it calls no method of $${client} that sends a request`, positionOf(found.mention));
}

/** Far more than any call needs, far less than recursion can take. */
const deepestNode = 1000;

function readWithin(read: () => SampleRead, position: Position): SampleRead {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SampleTooLarge)) throw error;
    return { kind: 'oversized', most: `${mostValues} values`, position };
  }
}

function unreadable(reason: string, position: Position): SampleRead {
  return { kind: 'unreadable', reason, position };
}

interface Survey {
  request: PhpRequest | undefined;
  /** The first position where the client is named. */
  mention: PhpPosition | undefined;
  tooDeep: boolean;
}

function survey(statements: readonly PhpNode[], client: string): Survey {
  const found: Survey = { request: undefined, mention: undefined, tooDeep: false };
  for (const { node, depth } of walkPhp(statements)) {
    if (depth > deepestNode) return { ...found, tooDeep: true };
    if (node.kind === 'variable' && node.name === client) found.mention ??= node.loc.start;
    found.request ??= findPhpCall(node, client);
  }
  return found;
}

function readCall(
  { template, method, call }: PhpRequest,
  statements: readonly PhpNode[],
  sample: Omit<PhpSample, 'variables'>,
): SampleRead {
  const before = statements.filter((statement) => statement.loc.end.offset <= call.loc.start.offset);
  const [node] = call.arguments;
  const closing = call.loc.end.offset - 1;
  const start = node?.loc.start.offset ?? closing;
  const end = node?.loc.end.offset ?? closing;
  const value = node && readPhpValue(node, { ...sample, variables: readPhpVariables(before, sample) });
  const argument = asObject(value, sample.positionOf(call.loc.end));
  if (argument === undefined) {
    return unreadable(
      'the options of its call are not an array with keys',
      sample.positionOf(node?.loc.start ?? call.loc.end),
    );
  }
  return { kind: 'call', call: { template, method, argument, argumentStart: start, argumentEnd: end } };
}

function asObject(value: SampleValue | undefined, end: Position): SampleObject | undefined {
  if (value === undefined) return { kind: 'object', entries: [], position: end };
  if (value.kind === 'list' && value.items.length === 0) return { ...value, kind: 'object', entries: [] };
  return value.kind === 'object' ? value : undefined;
}

/** The statements of a sample, or the reason why it is not PHP. */
type ParsedPhp =
  | { readonly kind: 'statements'; readonly statements: readonly PhpNode[] }
  | { readonly kind: 'failed'; readonly reason: string; readonly at: Omit<PhpPosition, 'offset'> };

/** Shared by all samples, since creating its tables takes as long as parsing a sample; its state is reset for each text. */
let engine: php.Engine | undefined;

/** Parse the PHP of a sample, which has no `<?php` before it. */
function parsePhp(text: string): ParsedPhp {
  engine ??= new php.Engine({ parser: { extractDoc: false, version: 803 }, ast: { withPositions: true } });
  try {
    const { children } = engine.parseEval(text);
    // php-parser types its nodes as classes, some without their members; the types by `kind` are in php-tree.ts.
    return { kind: 'statements', statements: children as unknown as readonly PhpNode[] };
  } catch (error) {
    // Its state is unknown after an error.
    engine = undefined;
    return { kind: 'failed', reason: explain(error), at: placeOf(error) };
  }
}

/** php-parser recurses, so absurd nesting exhausts the stack. */
function explain(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Parse Error : /, '').replace(/ on line \d+$/, '');
}

function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  if (!(error instanceof SyntaxError) || !('lineNumber' in error)) return { line: 1, column: 0 };
  const { lineNumber } = error;
  const column = 'columnNumber' in error ? error.columnNumber : 0;
  return { line: numberOf(lineNumber) || 1, column: numberOf(column) };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/**
 * Find the values of variables after some statements.
 *
 *     $params = ['appid' => 'wx…'];
 *     $params['sign'] = Hash::sign(…);     an entry more
 *     $meta->bank_type = 'CFT';            no longer known
 */
function readPhpVariables(
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

/** Apply an assignment; returns whether its result is known. */
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

/** A node, and its depth. */
interface PhpStep {
  readonly node: PhpNode;
  readonly depth: number;
}

/** Every node in document order, outer ones first; iterative, because samples may be nested as deep as they like. */
function* walkPhp(roots: readonly PhpNode[]): Generator<PhpStep> {
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
