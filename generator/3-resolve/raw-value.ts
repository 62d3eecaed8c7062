import { assertNever } from '../model/assert-never.js';
import type { SampleValue } from '../model/sample.js';

/** The value of the sample, whatever the table says. */
export function rawValue(sample: SampleValue): unknown {
  switch (sample.kind) {
    case 'scalar':
      return sample.value;
    case 'list':
      return sample.items.map(rawValue);
    case 'object':
      return Object.fromEntries(sample.entries.map(({ key, value }) => [key, rawValue(value)]));
    case 'apply':
      return sample.arguments.map(rawValue).at(0);
    case 'opaque':
      return sample.source;
    default:
      return assertNever(sample);
  }
}
