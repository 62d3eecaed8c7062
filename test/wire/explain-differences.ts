import { type Explained, explain } from '../support/explain.js';
import type { Difference } from './compare-sent.js';

/** Why a request is not as recorded. */
export interface Explanation {
  readonly pass: Pass;
  readonly id: string;
  readonly part: string;
  readonly reason: string;
}

/** `recorded`: values as raw as recorded. `examples`: the samples as docwright read them, with contents as objects. */
export type Pass = 'recorded' | 'examples';

/** Match the differences of a pass with their explanations, by record and part. */
export function explainDifferences(
  differences: readonly Difference[],
  explanations: readonly Explanation[],
): Explained<Difference, Explanation> {
  return explain(differences, explanations, placeOf);
}

function placeOf({ id, part }: Pick<Difference, 'id' | 'part'>): string {
  return `${id} ${part}`;
}
