import type { SampleEntry, SampleValue } from '../../model/sample.js';
import type { PhpSample } from './php-sample.js';
import type { PhpArray, PhpNode } from './php-tree.js';

/**
 * Read the entries of an array with keys; `undefined` when one of its keys cannot be known.
 *
 *     ['mchid' => '1900000109', 'amount' => ['total' => 1]]
 *      ^key       ^value
 *
 * Of a key given twice the last value counts, in the first one's place. An entry without a key gets the next number.
 */
export function readPhpEntries(
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
