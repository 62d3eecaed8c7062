import type { SampleValue } from '../../model/sample.js';

/** Far more than any sample holds. */
export const mostValues = 10_000;
const mostCharacters = 200_000;

/** A sample holds more than may be read of it. */
export class SampleTooLarge extends Error {}

/**
 * What may still be read of a sample. Variables may hold one another over and over, so that a few lines stand for more
 * than fits into memory: every value counts as often as it is held.
 */
export interface PhpBudget {
  /** Count the parts of a value that has just been read. Throws a `SampleTooLarge`. */
  readonly spend: (value: SampleValue) => void;
  /** Count steps that are no values, such as entries that are copied. Throws a `SampleTooLarge`. */
  readonly work: (steps: number) => void;
}

/** A budget for a text of some length; what it spells out itself can always be read. */
export function createPhpBudget(length: number): PhpBudget {
  const sizes = new WeakMap<SampleValue, number>();
  const sizeOf = (value: SampleValue): number => sizes.get(value) ?? 1;
  let steps = 0;
  return {
    spend: (value) => {
      const size = partsOf(value).reduce((sum, part) => sum + sizeOf(part), 1);
      const characters = value.kind === 'scalar' ? String(value.value).length : 0;
      if (size > mostValues + length || characters > mostCharacters + length) throw new SampleTooLarge();
      sizes.set(value, size);
    },
    work: (more) => {
      steps += more;
      if (steps > mostValues * 100) throw new SampleTooLarge();
    },
  };
}

function partsOf(value: SampleValue): readonly SampleValue[] {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'apply') return value.arguments;
  return value.kind === 'object' ? value.entries.map((entry) => entry.value) : [];
}
