import type { SampleValue } from '../model/sample.js';
import { rawValue } from './raw-value.js';
import { differs } from './sample-problems.js';
import { standInFor } from './stand-in.js';
import type { TranslateContext } from './translate-context.js';

/**
 * A file as what is known of it.
 *
 *     { name: 'cover.png', content: await readFile('cover.png') }
 *             ^^^^^^^^^^^
 */
export function translateFile(sample: SampleValue, name: string, { values, problems }: TranslateContext): unknown {
  if (values === 'sent') return sample.kind === 'apply' ? standInFor({ kind: 'binary' }, name) : rawValue(sample);
  if (sample.kind !== 'object') problems.push(differs(name, 'object', sample));
  const given = sample.kind === 'object' ? sample.entries.find(({ key }) => key === 'name')?.value : undefined;
  const isNamed = given?.kind === 'scalar' && typeof given.value === 'string';
  return isNamed ? { name: given.value } : standInFor({ kind: 'binary' }, name);
}
