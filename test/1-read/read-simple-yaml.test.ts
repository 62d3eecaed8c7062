import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSimpleYaml } from '../../generator/1-read/fast-path/read-simple-yaml.js';
import '../support/fuzz-seed.js';

/** Text with a special meaning in YAML, and plain words. */
const fragments = [
  'title',
  'a',
  '付款',
  ': ',
  ':',
  ' #',
  '#',
  ' ',
  '  ',
  "'",
  '"',
  '[',
  '{',
  '&',
  '*',
  '!',
  '|',
  '>',
  '-',
  '- ',
];
const moreFragments = [
  '%',
  '@',
  '`',
  'true',
  'null',
  'Null',
  '~',
  '1',
  '.',
  'yes',
  '\t',
  '\n',
  '\r',
  ',',
  '?',
  '? ',
  '<<',
  '=',
  '\u0085',
];

it('reads everything it accepts as YAML does', () => {
  const line = fc
    .array(fc.constantFrom(...fragments, ...moreFragments), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const yaml = fc
    .array(
      line.map((words) => `title: ${words}`),
      { minLength: 1, maxLength: 2 },
    )
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(yaml, (text) => {
      const simple = readSimpleYaml(text);
      if (simple !== undefined) expect(simple).toEqual(parse(text));
    }),
    { numRuns: Number(process.env['FUZZ_RUNS'] ?? 2000) },
  );
});

it.each([
  ['title: 申请退款', { title: '申请退款' }],
  ['title: 申请退款 \ndescription: a, b (c) [d]', { title: '申请退款', description: 'a, b (c) [d]' }],
])('reads %j', (yaml, mapping) => {
  expect(readSimpleYaml(yaml)).toEqual(mapping);
});

it.each([
  'title: "a"',
  'title: a: b',
  'title: a #b',
  'title:',
  'title: true',
  'title: 1',
  'a: b\na: c',
  '- a',
  'title: a\n  b',
  '',
])('leaves %j to YAML', (yaml) => {
  expect(readSimpleYaml(yaml)).toBeUndefined();
});
