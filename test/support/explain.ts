export interface Explained<Difference, Explanation> {
  readonly unexplained: readonly Difference[];
  /** Explanations without a difference. */
  readonly stale: readonly Explanation[];
}

/** Match differences with explanations of the same place; one explanation covers every difference of its place. */
export function explain<Place, Difference extends Place, Explanation extends Place>(
  differences: readonly Difference[],
  explanations: readonly Explanation[],
  placeOf: (place: Place) => string,
): Explained<Difference, Explanation> {
  const explained = new Set(explanations.map(placeOf));
  const different = new Set(differences.map(placeOf));
  return {
    unexplained: differences.filter((difference) => !explained.has(placeOf(difference))),
    stale: explanations.filter((explanation) => !different.has(placeOf(explanation))),
  };
}
