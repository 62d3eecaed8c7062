import type { SampleEntry, SampleValue } from '../../model/sample.js';
import type { PhpSample } from './php-sample.js';
import type { PhpArray, PhpCall, PhpNode, PhpUnary } from './php-tree.js';

/** Read an expression as far as it can be known without running it; the rest is kept as its source. */
export function readPhpValue(node: PhpNode, sample: PhpSample): SampleValue {
  const position = sample.positionOf(node.loc.start);
  const read = readKnown(node, sample);
  if (read === undefined) {
    return { kind: 'opaque', source: sample.text.slice(node.loc.start.offset, node.loc.end.offset), position };
  }
  const value: SampleValue = 'kind' in read ? read : { kind: 'scalar', value: read.scalar, position };
  sample.budget.spend(value);
  return value;
}

type Scalar = Extract<SampleValue, { kind: 'scalar' }>['value'];
type Known = SampleValue | { readonly scalar: Scalar } | undefined;

function readKnown(node: PhpNode, sample: PhpSample): Known {
  switch (node.kind) {
    case 'string':
    case 'nowdoc':
      return { scalar: node.value };
    case 'number':
      return { scalar: readPhpNumber(node.value) };
    case 'boolean':
      return { scalar: node.value ?? false };
    case 'nullkeyword':
      return { scalar: null };
    case 'array':
      return readArray(node, sample);
    case 'variable':
      return sample.variables.get(String(node.name));
    default:
      return readComposite(node, sample);
  }
}

function readComposite(node: PhpNode, sample: PhpSample): Known {
  switch (node.kind) {
    case 'encapsed':
      return join(node.value, sample);
    case 'encapsedpart':
      return readPhpValue(node.expression, sample);
    case 'bin':
      return node.type === '.' ? join([node.left, node.right], sample) : undefined;
    case 'unary':
      return readSigned(node, sample);
    case 'cast':
      return node.type === 'string' ? toText(readPhpValue(node.expr, sample)) : undefined;
    case 'call':
      return readApplication(node, sample);
    default:
      return undefined;
  }
}

/** `[]` is read as a list without members; whether it is an object is decided later by the table. */
function readArray(node: PhpArray, sample: PhpSample): SampleValue | undefined {
  const position = sample.positionOf(node.loc.start);
  const isList = node.items.every((entry) => entry.kind === 'entry' && entry.key === null && !entry.unpack);
  if (!isList) {
    const entries = readPhpEntries(node, sample, readPhpValue);
    return entries && { kind: 'object', entries, position };
  }
  const items = node.items.flatMap((entry) => (entry.kind === 'entry' ? [readPhpValue(entry.value, sample)] : []));
  return { kind: 'list', items, position };
}

/** Join text and values that PHP converts to text; `undefined` if a part is not known. */
function join(parts: readonly PhpNode[], sample: PhpSample): Known {
  const texts = parts.map((part) => textOf(readPhpValue(part, sample)));
  return texts.includes(undefined) ? undefined : { scalar: texts.join('') };
}

function toText(value: SampleValue): Known {
  const text = textOf(value);
  return text === undefined ? undefined : { scalar: text };
}

/** A value as text in PHP: `true` is `1`, `false` and `null` are empty. */
function textOf(value: SampleValue): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  if (typeof value.value === 'boolean') return value.value ? '1' : '';
  return String(value.value ?? '');
}

function readSigned({ type, what }: PhpUnary, sample: PhpSample): Known {
  const value = readPhpValue(what, sample);
  if (what.kind !== 'number' || value.kind !== 'scalar') return undefined;
  if (type === '+') return { scalar: value.value };
  if (type !== '-') return undefined;
  return { scalar: typeof value.value === 'number' ? -value.value : `-${value.value}` };
}

/** `\json_encode([…])`, `Formatter::queryStringLike([…])`: functions by name only, not methods of an object. */
function readApplication(node: PhpCall, sample: PhpSample): SampleValue | undefined {
  const callee = nameFunction(node.what);
  if (callee === undefined) return undefined;
  return {
    kind: 'apply',
    callee,
    arguments: node.arguments.map((argument) => readPhpValue(argument, sample)),
    position: sample.positionOf(node.loc.start),
  };
}

function nameFunction(node: PhpNode): string | undefined {
  if (node.kind === 'name') return node.name.replace(/^\\/, '');
  if (node.kind !== 'staticlookup' || node.what.kind !== 'name' || node.offset === false) return undefined;
  return node.offset.kind === 'identifier' ? `${node.what.name.replace(/^\\/, '')}::${node.offset.name}` : undefined;
}

/**
 * Read the entries of an array with keys; `undefined` when one of its keys cannot be known.
 *
 *     ['mchid' => '1900000109', 'amount' => ['total' => 1]]
 *      ^key       ^value
 *
 * For a repeated key, the last value is used at the position of the first. An entry without a key gets the next number.
 */
function readPhpEntries(
  { items }: PhpArray,
  sample: PhpSample,
  readValue: (node: PhpNode, sample: PhpSample) => SampleValue,
): readonly SampleEntry[] | undefined {
  const entries = new Map<string, SampleEntry>();
  let nextIndex = 0;
  for (const item of items) {
    if (item.kind !== 'entry' || item.unpack) return undefined;
    const key = item.key === null ? String(nextIndex) : keyOf(readValue(item.key, sample));
    if (key === undefined) return undefined;
    if (/^\d{1,15}$/.test(key)) nextIndex = Math.max(nextIndex, Number(key) + 1);
    const position = sample.positionOf(item.loc.start);
    entries.set(key, { key, value: readValue(item.value, sample), position });
  }
  return [...entries.values()];
}

function keyOf(value: SampleValue): string | undefined {
  if (value.kind !== 'scalar') return undefined;
  return typeof value.value === 'string' || typeof value.value === 'number' ? String(value.value) : undefined;
}

/**
 * The value of a PHP number literal; for an integer that is not exact as a double, its digits; for one beyond a double, its source.
 *
 *     1_000 → 1000    0x1F → 31    0755 → 493    12345678901234567890 → '12345678901234567890'
 */
function readPhpNumber(literal: string): number | string {
  const digits = literal.replaceAll('_', '').toLowerCase();
  const integer = /^0\d+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = Number(integer);
  const isInteger = /^(?:\d+|0x[\da-f]+|0[bo]\d+)$/.test(integer);
  if (Number.isNaN(value) || (!isInteger && !Number.isFinite(value))) return literal;
  return !isInteger || Number.isSafeInteger(value) ? value : BigInt(integer).toString();
}
