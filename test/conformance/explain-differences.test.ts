import { expect, it } from 'vitest';
import { explainDifferences } from './explain-differences.js';
import { shareOf, tally } from './tally.js';

const place = { page: 'openapi/v3/cards', line: 12, path: 'json.name' };
const difference = { ...place, category: 'kinds', words: 'the schema says "number", the facts say "string"' };

it('keeps a difference that nothing explains', () => {
  expect(explainDifferences([difference], [])).toEqual({ unexplained: [difference], stale: [] });
});

it('applies one explanation to every category of a place', () => {
  const explanations = [{ ...place, reason: 'the page says both' }];
  const both = [difference, { ...difference, category: 'required' }];
  expect(explainDifferences(both, explanations)).toEqual({ unexplained: [], stale: [] });
});

it('does not apply an explanation of another line', () => {
  const explanation = { ...place, line: 13, reason: 'the page says both' };
  expect(explainDifferences([difference], [explanation])).toEqual({ unexplained: [difference], stale: [explanation] });
});

it('counts the share of a category that is equal', () => {
  const finding = { ...place, category: 'kinds' };
  expect(shareOf(tally([finding, difference], ['kinds']), 'kinds')).toBe(0.5);
});

it('throws for the share of an unknown category', () => {
  expect(() => shareOf(tally([], ['kinds']), 'kind')).toThrow('No category is called "kind".');
});
