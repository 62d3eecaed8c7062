/** The counts of a comparison, and the differences. */
export interface Comparison {
  readonly totals: readonly Total[];
  readonly differences: readonly Difference[];
}

export interface Total {
  readonly category: string;
  readonly compared: number;
  readonly equal: number;
}

export interface Difference {
  readonly category: string;
  /** Without extension: `openapi/v3/payroll-card/tokens`. */
  readonly page: string;
  readonly line: number;
  /** `json.user_name`; of an operation as a whole its anchor: `#post`. */
  readonly path: string;
  /** `the schema says "number", the facts say "integer"` */
  readonly words: string;
}

/** One comparison of both sides; `words` only when they differ. */
export type Finding = Omit<Difference, 'words'> & { readonly words?: string };

/** Count the findings by category, in the order of `categories`, and keep those that differ. */
export function tally(findings: readonly Finding[], categories: readonly string[]): Comparison {
  return {
    totals: categories.map((category) => {
      const compared = findings.filter((finding) => finding.category === category);
      return { category, compared: compared.length, equal: compared.filter(({ words }) => words === undefined).length };
    }),
    differences: findings.flatMap(({ words, ...place }) => (words === undefined ? [] : [{ ...place, words }])),
  };
}

/** The share that is equal, from 0 to 1; 1 when there was nothing to compare. */
export function shareOf(comparison: Comparison, category: string): number {
  const total = comparison.totals.find((each) => each.category === category);
  if (total === undefined) throw new RangeError(`No category is called "${category}".`);
  return total.compared === 0 ? 1 : total.equal / total.compared;
}
