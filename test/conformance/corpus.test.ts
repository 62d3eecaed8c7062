import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareWithFacts } from './compare-with-facts.js';
import { explainDifferences } from './explain-differences.js';
import { formatDifference, formatTotals } from './format-comparison.js';
import { inspectFolder, readFacts } from './inspect-folder.js';
import { needsSharedFolder, sharedPath } from './shared-folder.js';
import { type Comparison, shareOf } from './tally.js';

describe('the corpus', needsSharedFolder, () => {
  let comparison: Comparison;

  beforeAll(async () => {
    const [schema, facts] = await Promise.all([inspectFolder(sharedPath('corpus')), readFacts()]);
    comparison = compareWithFacts(schema, facts);
    process.stdout.write(formatTotals('corpus', comparison));
  });

  it.each(['operations', 'kind of operation', 'method', 'url'])(
    'agrees with the facts in every case: %s',
    (category) => {
      expect(shareOf(comparison, category)).toBe(1);
    },
  );

  it.each(['members', 'kinds', 'required', 'strict lists', 'encryption'])(
    'agrees with the facts in 99.8 of 100 cases: %s',
    (category) => {
      expect(shareOf(comparison, category)).toBeGreaterThanOrEqual(0.998);
    },
  );

  it('differs from the facts only where explained.json says why', async () => {
    const explanations = JSON.parse(await readFile(new URL('explained.json', import.meta.url), 'utf8'));
    const { unexplained, stale } = explainDifferences(comparison.differences, explanations);
    expect({ unexplained: unexplained.map(formatDifference), stale }).toEqual({ unexplained: [], stale: [] });
  });
});
