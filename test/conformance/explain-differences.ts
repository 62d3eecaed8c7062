import type { Difference } from './tally.js';

/** Why the two readers differ in one place: one of them is wrong, or the page is. */
export interface Explanation {
  readonly page: string;
  readonly line: number;
  readonly path: string;
  readonly reason: string;
}

export interface Explained {
  readonly unexplained: readonly Difference[];
  /** Explanations of what no longer differs. */
  readonly stale: readonly Explanation[];
}

/** Match differences and explanations by page, line and path; one explanation covers every category of its place. */
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

function placeOf({ page, line, path }: Pick<Explanation, 'page' | 'line' | 'path'>): string {
  return `${page}:${line} ${path}`;
}
