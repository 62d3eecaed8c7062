import type { SampleValue } from '../../model/sample.js';
import { readTypeScriptNumber } from './read-typescript-number.js';
import { readTypeScriptObject } from './read-typescript-object.js';
import { readTypeScriptText } from './read-typescript-text.js';
import type { TypeScriptSample } from './typescript-sample.js';
import { childrenOf, elementsOf, type TsNode, unwrap } from './typescript-tree.js';

/** Read an expression as far as it can be known without running it; the rest is kept as its source. */
export function readTypeScriptValue(wrapped: TsNode, sample: TypeScriptSample): SampleValue {
  const node = unwrap(wrapped);
  const position = sample.positionOf(node.from);
  const source = sample.text.slice(node.from, node.to);
  const read = readKnown(node, source, sample);
  if (read === undefined) return { kind: 'opaque', source, position };
  return typeof read === 'object' && read !== null ? read : { kind: 'scalar', value: read, position };
}

type Scalar = Extract<SampleValue, { kind: 'scalar' }>['value'];
type Known = SampleValue | Scalar | undefined;

function readKnown(node: TsNode, source: string, sample: TypeScriptSample): Known {
  switch (node.name) {
    case 'String':
      return readTypeScriptText(source.slice(1, -1));
    case 'BooleanLiteral':
      return source === 'true';
    case 'null':
      return null;
    case 'Number':
      return readNumber(node, source, sample);
    case 'VariableName':
      return sample.constants.get(source);
    case 'ObjectExpression':
      return readTypeScriptObject(node, sample, readTypeScriptValue);
    default:
      return readComposite(node, sample);
  }
}

function readComposite(node: TsNode, sample: TypeScriptSample): Known {
  switch (node.name) {
    case 'TemplateString':
      return readTemplate(node, sample);
    case 'ArrayExpression':
      return readArray(node, sample);
    case 'UnaryExpression':
      return readSigned(node, sample);
    case 'BinaryExpression':
      return readSum(node, sample);
    default:
      return undefined;
  }
}

/** A number beyond a double is not sent as a number. */
function readNumber(node: TsNode, source: string, { positionOf }: TypeScriptSample): Known {
  const value = readTypeScriptNumber(source);
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (value === undefined) return undefined;
  const position = positionOf(node.from);
  return { kind: 'apply', callee: 'BigInt', arguments: [{ kind: 'scalar', value, position }], position };
}

/** `[a, , ...more]`: a gap is not known, and a spread value only if it is a known list. */
function readArray(node: TsNode, sample: TypeScriptSample): SampleValue | undefined {
  const items: SampleValue[] = [];
  for (const [first, spread] of elementsOf(node)) {
    if (first === undefined) return undefined;
    const value = readTypeScriptValue(spread ?? first, sample);
    if (spread === undefined) items.push(value);
    else if (value.kind === 'list') items.push(...value.items);
    else return undefined;
  }
  return { kind: 'list', items, position: sample.positionOf(node.from) };
}

/** The text of a template with its values; `undefined` if a part is not known. */
function readTemplate(node: TsNode, sample: TypeScriptSample): string | undefined {
  const parts: (string | undefined)[] = [];
  let at = node.from + 1;
  for (const child of childrenOf(node)) {
    if (child.name !== 'Interpolation') continue;
    const [, expression] = childrenOf(child);
    parts.push(readTypeScriptText(sample.text.slice(at, child.from)));
    parts.push(expression && textOf(readTypeScriptValue(expression, sample)));
    at = child.to;
  }
  parts.push(readTypeScriptText(sample.text.slice(at, node.to - 1)));
  return parts.includes(undefined) ? undefined : parts.join('');
}

function textOf(value: SampleValue): string | undefined {
  return value.kind === 'scalar' ? String(value.value) : undefined;
}

function readSigned(node: TsNode, sample: TypeScriptSample): Known {
  const [sign, operand] = childrenOf(node);
  if (sign === undefined || operand === undefined) return undefined;
  const value = readTypeScriptValue(operand, sample);
  if (value.kind !== 'scalar' || typeof value.value !== 'number') return undefined;
  const written = sample.text.slice(sign.from, sign.to);
  if (written === '+') return value.value;
  return written === '-' ? -value.value : undefined;
}

/** `'a' + 'b'`; pages do not show sums of numbers. */
function readSum(node: TsNode, sample: TypeScriptSample): string | undefined {
  const [left, operator, right] = childrenOf(node);
  if (left === undefined || right === undefined || operator === undefined) return undefined;
  if (sample.text.slice(operator.from, operator.to) !== '+') return undefined;
  const values = [left, right].map((operand) => readTypeScriptValue(operand, sample));
  if (!values.some((value) => value.kind === 'scalar' && typeof value.value === 'string')) return undefined;
  const texts = values.map(textOf);
  return texts.includes(undefined) ? undefined : texts.join('');
}
