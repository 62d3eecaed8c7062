import { expect, it } from 'vitest';
import { compareWithFacts, knownPages, selectPages } from './compare-with-facts.js';
import { formatDifference, formatTotals } from './format-comparison.js';
import { inspectFolder, readFacts } from './inspect-folder.js';
import { listPages } from './list-pages.js';
import { needsSharedFolder, repositoryRoot } from './shared-folder.js';

const specs = `${repositoryRoot}/specs`;

it('specs/ agrees with the facts in every case', needsSharedFolder, async () => {
  const [schema, facts, pages] = await Promise.all([inspectFolder(specs), readFacts(), listPages(specs)]);
  const known = knownPages(facts, pages);
  const comparison = compareWithFacts(...selectPages(schema, facts, known));
  process.stdout.write(formatTotals(`specs: ${known.length} of ${pages.length} pages`, comparison));
  // Our pages say the same in other lines.
  const differences = comparison.differences.filter(({ category }) => category !== 'positions');
  expect(differences.map(formatDifference)).toEqual([]);
});
