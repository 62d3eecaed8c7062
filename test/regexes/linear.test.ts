import { join } from 'node:path';
import { analyse } from 'scslre';
import { expect, it } from 'vitest';
import { expressPattern, fitsName } from '../../generator/model/pattern-names.js';
import { listExpressions } from './list-expressions.js';

const { literals, built } = listExpressions(join(import.meta.dirname, '../..'), ['generator', 'templates', 'sandbox']);

/** The ways in which an expression takes more than linear time, by an analysis of its automaton. */
function findSlow(source: string, flags: string): string[] {
  const { reports } = analyse(new RegExp(source, flags));
  return reports.map(({ type, exponential }) => (exponential ? 'exponential' : type));
}

it('detects a slow expression', () => {
  const slow = [/ +$/gm, /^\|\s*([^|]*?)\s*\|/, /\s*\n\s*/g, /^(a+)+$/, /\/+$/, /^\s*(?:\d+)?\s*$/];
  expect(slow.filter(({ source, flags }) => findSlow(source, flags).length === 0)).toEqual([]);
});

it('finds the expressions of the code', () => {
  expect(literals.length).toBeGreaterThan(300);
});

it('has no expression that takes more than linear time on any text', () => {
  const slow = literals.flatMap(({ place, source, flags }) => {
    const ways = findSlow(source, flags);
    return ways.length === 0 ? [] : [`${place} /${source}/${flags} ${ways.join(', ')}`];
  });
  expect(slow).toEqual([]);
});

// Each is built from escaped text with one repeated part between literals, limits the length of its input, or is checked first.
it('builds expressions only in reviewed places', () => {
  expect([...new Set(built.map(({ place }) => place.replace(/:\d+$/, '')))]).toEqual([
    'generator/1-read/fast-path/find-html-end.ts',
    'generator/1-read/fast-path/read-simple-inlines.ts',
    'generator/4-emit/build-codec.ts',
    'generator/model/pattern-names.ts',
    'generator/model/pattern.ts',
    'generator/model/pattern/characters.ts',
    'generator/model/pattern/linear-engine.ts',
    'sandbox/api-document/find-calls.ts',
    'sandbox/api-document/schemas.ts',
    'sandbox/exchanges/describe-exchange.ts',
    'sandbox/exchanges/summarize-exchange.ts',
    'sandbox/protocol/route.ts',
  ]);
});

const hostileNames = [
  `x${'$a'.repeat(22)}`,
  `x${'$a_'.repeat(22)}`,
  `x${'$a1'.repeat(22)}$a`,
  `${'1$a_'.repeat(22)}1`,
  `x${'$a.*'.repeat(22)}(a+)+$b`,
];

it.each(hostileNames)('the expression for %s takes linear time', (name) => {
  expect(findSlow(expressPattern(name), '')).toEqual([]);
});

const digits = '1'.repeat(200_000);

it.each([
  [`x${'$a'.repeat(22)}`, `x${digits}y`],
  [`x${'$a_'.repeat(22)}`, `x${'1_'.repeat(100_000)}y`],
  ['x$a_$b_$c', `x${'1_'.repeat(100_000)}y`],
])('%s does not match a long name with another end', (name, member) => {
  expect(fitsName(name, member)).toBe(false);
});
