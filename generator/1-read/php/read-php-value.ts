import type { SampleValue } from '../../model/sample.js';
import type { PhpSample } from './php-sample.js';
import type { PhpArray, PhpCall, PhpNode, PhpUnary } from './php-tree.js';
import { readPhpEntries } from './read-php-entries.js';
import { readPhpNumber } from './read-php-number.js';

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

/** `[]` is a list without members: whether an object was meant is known to those who know the fields. */
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

/** Text and what becomes text when it is joined; nothing when a part is not known. */
function join(parts: readonly PhpNode[], sample: PhpSample): Known {
  const texts = parts.map((part) => textOf(readPhpValue(part, sample)));
  return texts.includes(undefined) ? undefined : { scalar: texts.join('') };
}

function toText(value: SampleValue): Known {
  const text = textOf(value);
  return text === undefined ? undefined : { scalar: text };
}

/** As PHP has it: `true` is `1`, `false` and `null` are empty. */
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
