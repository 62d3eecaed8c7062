import type { SampleEntry, SampleObject, SampleValue } from '../../model/sample.js';
import { readTypeScriptNumber } from './read-typescript-number.js';
import type { TypeScriptSample } from './typescript-sample.js';
import { childrenOf, elementsOf, type TsNode, unwrap } from './typescript-tree.js';

type ReadValue = (node: TsNode, sample: TypeScriptSample) => SampleValue;

/**
 * Read an object literal; `undefined` if not all names of its members are known.
 *
 *     { mchid: '1900000109', 'a-b': 1, [`c`]: 2, attach, ...common, note: undefined }
 *                                                ^^^^^^  ^^^^^^^^^  not sent
 *                                                a constant or opaque; one that is known
 *
 * For a repeated key, the last value is used at the position of the first. Methods are not sent.
 */
export function readTypeScriptObject(
  node: TsNode,
  sample: TypeScriptSample,
  readValue: ReadValue,
): SampleObject | undefined {
  const entries = new Map<string, SampleEntry>();
  for (const [property] of elementsOf(node)) {
    const read = property && readProperty(property, sample, readValue);
    if (read === undefined) return undefined;
    for (const entry of read) entries.set(entry.key, entry);
  }
  return { kind: 'object', entries: [...entries.values()], position: sample.positionOf(node.from) };
}

function readProperty(
  property: TsNode,
  sample: TypeScriptSample,
  readValue: ReadValue,
): readonly SampleEntry[] | undefined {
  const parts = childrenOf(property);
  const [first, second] = parts;
  if (first?.name === 'Spread') return second && readSpread(readValue(second, sample));
  const colon = parts.findIndex(({ name }) => name === ':');
  const isShorthand = parts.length === 1 && first?.name === 'PropertyDefinition';
  const value = isShorthand ? first : parts[colon + 1];
  const name = first?.name === '[' ? second : first;
  if (name === undefined || value === undefined || (colon < 0 && !isShorthand)) return undefined;
  const key = readKey(name, { sample, readValue });
  if (key === undefined) return undefined;
  if (isUndefined(value, sample)) return [];
  const read = isShorthand ? readShorthand(first, sample) : readValue(value, sample);
  return [{ key, value: read, position: sample.positionOf(property.from) }];
}

function readSpread(value: SampleValue): readonly SampleEntry[] | undefined {
  return value.kind === 'object' ? value.entries : undefined;
}

function readKey(
  name: TsNode,
  { sample, readValue }: { readonly sample: TypeScriptSample; readonly readValue: ReadValue },
): string | undefined {
  const source = sample.text.slice(name.from, name.to);
  if (name.name === 'PropertyDefinition') return source;
  if (name.name === 'Number') return String(readTypeScriptNumber(source));
  const value = readValue(name, sample);
  return value.kind === 'scalar' ? String(value.value) : undefined;
}

function readShorthand(name: TsNode, { text, constants, positionOf }: TypeScriptSample): SampleValue {
  const source = text.slice(name.from, name.to);
  return constants.get(source) ?? { kind: 'opaque', source, position: positionOf(name.from) };
}

/** Whether a value is `undefined`; such a member is not sent. */
function isUndefined(value: TsNode, { text }: TypeScriptSample): boolean {
  const { name, from, to } = unwrap(value);
  return name === 'VariableName' && text.slice(from, to) === 'undefined';
}
