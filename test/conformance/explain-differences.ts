import { type Explained, explain } from '../support/explain.js';
import type { Difference } from './tally.js';

/** The reason why the two readers differ in one place: one of them is wrong, or the page is. */
export interface Explanation {
  readonly page: string;
  readonly line: number;
  readonly path: string;
  readonly reason: string;
}

/** Match differences and explanations by page, line and path; one explanation covers every category of its place. */
export function explainDifferences(
  differences: readonly Difference[],
  explanations: readonly Explanation[],
): Explained<Difference, Explanation> {
  return explain(differences, explanations, placeOf);
}

function placeOf({ page, line, path }: Pick<Explanation, 'page' | 'line' | 'path'>): string {
  return `${page}:${line} ${path}`;
}
