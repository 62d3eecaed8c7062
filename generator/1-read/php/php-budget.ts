import type { SampleValue } from '../../model/sample.js';

/** Far more than in any sample. */
export const mostValues = 10_000;
const mostCharacters = 200_000;

/** A sample has too many values. */
export class SampleTooLarge extends Error {}

/**
 * The remaining budget for reading a sample. Variables may contain one another repeatedly, so that a few lines expand to more
 * than fits into memory: every value counts each time it is used.
 */
export interface PhpBudget {
  /** Count the parts of a value that has just been read. Throws a `SampleTooLarge`. */
  readonly spend: (value: SampleValue) => void;
  /** Count other steps, such as copied entries. Throws a `SampleTooLarge`. */
  readonly work: (steps: number) => void;
}

/** Create a budget for a text of some length; values that the text spells out can always be read. */
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
