import type { CodeBlock } from '../../model/page-tree.js';
import type { SampleRead, SampleValue } from '../../model/sample.js';
import { placeInBlock } from '../place-in-block.js';
import { findTypeScriptRequest, type TypeScriptRequest } from './find-typescript-request.js';
import { parseTypeScript } from './parse-typescript.js';
import { readTypeScriptConstants } from './read-typescript-constants.js';
import { readTypeScriptValue } from './read-typescript-value.js';
import type { TypeScriptSample } from './typescript-sample.js';
import { childrenOf, type TsNode, unwrap } from './typescript-tree.js';

/**
 * Read the call of a sample on the generated client, or the argument of one; `undefined` if it has neither.
 *
 *     const order = await library.v1.loans.post({ json: { … } });
 *     { json: { … } }
 */
export function readTypeScriptSample(block: CodeBlock, client: string): SampleRead | undefined {
  const sample = { text: block.text, positionOf: createPlaces(block) };
  const script = parseTypeScript(block.text, 'Script');
  const braced = readBraced(script.top, sample);
  if (braced?.kind === 'call') return braced;
  if (script.failure) return braced ?? unreadable(script.failure, sample);
  const only = unwrapStatement(script.top);
  if (only) return asArgument(only, sample);
  const found = findTypeScriptRequest(script.top, block.text, client);
  if (found?.kind === 'request') return readRequest(found.request, script.top, sample);
  if (found === undefined) return startsWithLabel(script.top) ? braced : undefined;
  const reason = 'it calls none of the methods get, post, put, patch and delete';
  return unreadable({ reason, offset: found.node.from }, sample);
}

type Sample = Omit<TypeScriptSample, 'constants'>;

/** Convert offsets to positions, by binary search among the starts of the lines. */
function createPlaces(block: CodeBlock): Sample['positionOf'] {
  const starts = [0, ...[...block.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let line = 1;
    for (let last = starts.length; line < last; ) {
      const middle = Math.ceil((line + last) / 2);
      if ((starts[middle - 1] ?? 0) <= offset) line = middle;
      else last = middle - 1;
    }
    return placeInBlock(block, { line, column: offset - (starts[line - 1] ?? 0) });
  };
}

function unreadable(
  { reason, offset }: { readonly reason: string; readonly offset: number },
  sample: Sample,
): SampleRead {
  return { kind: 'unreadable', reason, position: sample.positionOf(offset) };
}

/** Braces at the start of a text are a block in the grammar, but the author of `{ json: { … } }` means an object. */
function readBraced(script: TsNode, sample: Sample): SampleRead | undefined {
  if (childrenOf(script)[0]?.name !== 'Block') return undefined;
  const { top, failure } = parseTypeScript(sample.text.replace(/;\s*$/, ''), 'SingleExpression');
  if (failure) return unreadable(failure, sample);
  const [expression] = childrenOf(top);
  return expression && asArgument(unwrap(expression), sample);
}

function startsWithLabel(script: TsNode): boolean {
  const [block] = childrenOf(script);
  return block?.name === 'Block' && childrenOf(block)[1]?.name === 'LabeledStatement';
}

/** The object of a sample that consists of one: `({ json: { … } });`. */
function unwrapStatement(script: TsNode): TsNode | undefined {
  const [statement, ...others] = childrenOf(script);
  const expression = statement?.name === 'ExpressionStatement' ? childrenOf(statement)[0] : undefined;
  const inner = expression && unwrap(expression);
  return others.length === 0 && inner?.name === 'ObjectExpression' ? inner : undefined;
}

function asArgument(node: TsNode, sample: Sample): SampleRead {
  return readArgument({ node, value: readTypeScriptValue(node, { ...sample, constants: new Map() }) }, {}, sample);
}

function readRequest({ argument, node, ...target }: TypeScriptRequest, top: TsNode, sample: Sample): SampleRead {
  const end = node.to - 1;
  if (argument === undefined) {
    const none = { kind: 'object', entries: [], position: sample.positionOf(end) } as const;
    return { kind: 'call', call: { ...target, argument: none, argumentStart: end, argumentEnd: end } };
  }
  const constants = readTypeScriptConstants(top, node, sample);
  return readArgument(
    { node: argument, value: readTypeScriptValue(argument, { ...sample, constants }) },
    target,
    sample,
  );
}

function readArgument(
  { node, value }: { readonly node: TsNode; readonly value: SampleValue },
  target: { readonly method?: string; readonly template?: string },
  sample: Sample,
): SampleRead {
  if (value.kind !== 'object') {
    return unreadable(
      { reason: 'the argument of its call is not an object with known members', offset: node.from },
      sample,
    );
  }
  const call = { ...target, argument: value, argumentStart: node.from, argumentEnd: node.to };
  return { kind: 'call', call };
}
