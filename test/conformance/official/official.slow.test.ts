import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ApiSchema } from '../../../generator/model/schema.js';
import { formatDifference, formatTotals } from '../format-comparison.js';
import { inspectFolder } from '../inspect-folder.js';
import { repositoryRoot, sharedPath } from '../shared-folder.js';
import { shareOf } from '../tally.js';
import { compareWithModels } from './compare-with-models.js';
import { gatherBodies, type Sources } from './gather-bodies.js';
import { describeCorrection, listCorrections } from './list-corrections.js';
import { needsOfficialFacts, readOfficialFacts, readSampleFacts } from './official-facts.js';
import { composeOverrides, officialOverrides } from './write-overrides.js';

describe('the models of the official SDK and the samples of another', needsOfficialFacts, () => {
  let sources: Sources;
  let schemas: Readonly<Record<string, ApiSchema>>;

  beforeAll(async () => {
    const corpus = sharedPath('corpus');
    const [specs, site] = await Promise.all([
      inspectFolder(join(repositoryRoot, 'specs')),
      inspectFolder(corpus, '--dialect-overrides'),
    ]);
    schemas = { 'specs/': specs, 'the site with its overrides': site };
    sources = { official: readOfficialFacts(), samples: readSampleFacts(), documentation: site };
  });

  const places = ['specs/', 'the site with its overrides'];

  function bodiesOf(place: string) {
    return gatherBodies(schemas[place] ?? { pages: [] }, sources);
  }

  it.each(places)('agree with %s, member by member', (place) => {
    const comparison = compareWithModels(bodiesOf(place), sources.official);
    process.stdout.write(formatTotals(place, comparison));
    expect(comparison.differences.map(formatDifference)).toEqual([]);
    expect(shareOf(comparison, 'keys of samples')).toBeGreaterThanOrEqual(0.995);
  });

  it.each(places)('leave nothing to correct in %s', (place) => {
    expect(listCorrections(bodiesOf(place)).map(describeCorrection)).toEqual([]);
  });

  it('match wechatpay-official.yaml as npm run official writes it', async () => {
    expect(await readFile(officialOverrides, 'utf8')).toBe(await composeOverrides());
  });
});
