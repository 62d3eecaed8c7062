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

export interface Explained {
  readonly unexplained: readonly Difference[];
  /** Explanations of what no longer differs. */
  readonly stale: readonly Explanation[];
}

/** Match the differences of a pass with their explanations, by record and part. */
export function explainDifferences(
  differences: readonly Difference[],
  explanations: readonly Explanation[],
): Explained {
  const explained = new Set(explanations.map(placeOf));
  const different = new Set(differences.map(placeOf));
  return {
    unexplained: differences.filter((difference) => !explained.has(placeOf(difference))),
    stale: explanations.filter((explanation) => !different.has(placeOf(explanation))),
  };
}

function placeOf({ id, part }: Pick<Difference, 'id' | 'part'>): string {
  return `${id} ${part}`;
}
