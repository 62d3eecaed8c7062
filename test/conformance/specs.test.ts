import { beforeAll, describe, expect, it } from 'vitest';
import { compareWithFacts, knownPages, selectPages } from './compare-with-facts.js';
import { formatDifference, formatTotals } from './format-comparison.js';
import { inspectFolder, readFacts } from './inspect-folder.js';
import { listPages } from './list-pages.js';
import { needsSharedFolder, repositoryRoot, sharedPath } from './shared-folder.js';
import type { Comparison, Difference } from './tally.js';

const specs = `${repositoryRoot}/specs`;

describe('specs/', needsSharedFolder, () => {
  let comparison: Comparison;
  let corrections: readonly Difference[];

  beforeAll(async () => {
    const [ours, corrected, facts, pages] = await Promise.all([
      inspectFolder(specs),
      inspectFolder(sharedPath('corpus'), '--dialect-overrides'),
      readFacts(),
      listPages(specs),
    ]);
    const known = knownPages(facts, pages);
    comparison = compareWithFacts(...selectPages(ours, facts, known));
    corrections = compareWithFacts(...selectPages(corrected, facts, known)).differences;
    process.stdout.write(formatTotals(`specs: ${known.length} of ${pages.length} pages`, comparison));
  });

  it('differs from the facts where the overrides of the site do, and nowhere else', () => {
    expect(listDifferences(comparison.differences)).toEqual(listDifferences(corrections));
  });
});

/** Lines are left out, since our pages describe the same in other lines. */
function listDifferences(differences: readonly Difference[]): readonly string[] {
  const words = differences
    .filter(({ category }) => category !== 'positions')
    .map((difference) => formatDifference({ ...difference, line: 0 }));
  return [...new Set(words)].sort();
}
