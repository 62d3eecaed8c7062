import type { CodeBlock } from '../../model/page-tree.js';
import type { SampleObject, SampleRead, SampleValue } from '../../model/sample.js';
import type { Position } from '../../model/source-range.js';
import { placeInBlock } from '../place-in-block.js';
import { findPhpCall, type PhpRequest } from './find-php-call.js';
import { parsePhp } from './parse-php.js';
import { createPhpBudget, mostValues, SampleTooLarge } from './php-budget.js';
import type { PhpSample, PositionOf } from './php-sample.js';
import type { PhpNode, PhpPosition } from './php-tree.js';
import { readPhpValue } from './read-php-value.js';
import { readPhpVariables } from './read-php-variables.js';
import { walkPhp } from './walk-php.js';

/**
 * Read the first call that a sample makes on the SDK's client; `undefined` when it does not mention the client.
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
  /** Where the client is first named. */
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
      'the options of its call are no array with keys',
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
