import { expect, it } from 'vitest';
import { readText } from './read-text.js';

const start = '- page: openapi/v3/library/loans\n  reason: a\n  field: request.json.x\n';

it('does not expand aliases, which could grow without limit', () => {
  const bomb = [
    'a: &a [x]',
    ...Array.from('bcdefghi', (name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]}, `.repeat(9)}]`),
  ];
  const { overrides, said } = readText(`${start}  set: { values: &v [A] }\n- *v\n- { ${bomb.join(', ')} }\n`);
  expect(overrides).toHaveLength(1);
  expect(said.every((line) => /names with values|is not known here/.test(line))).toBe(true);
});

it('takes __proto__ as a name like any other', () => {
  const { overrides } = readText(
    `- page: a\n  reason: a\n  field: request.json.__proto__\n  add: { type: object, fields: { __proto__: { type: string } } }\n`,
  );
  expect(overrides).toMatchObject([{ action: { field: { steps: [{ name: '__proto__' }] } } }]);
  expect(JSON.stringify(overrides)).toContain('"fields":[{"name":"__proto__"');
  expect(Object.keys(Object.prototype)).toEqual([]);
});

it('does not take __proto__ as a member of an entry', () => {
  const { overrides, said } = readText(`${start}  set: { __proto__: { type: string } }\n`);
  expect([overrides, said.length]).toEqual([[], 1]);
  expect(readText(`${start}  drop: true\n  __proto__: { page: b }\n`).said).toHaveLength(1);
});

it('rejects fields that are nested too deeply', () => {
  const nested = `${'{ type: object, fields: { a: '.repeat(30)}{ type: string }${' } }'.repeat(30)}`;
  const { overrides, said } = readText(`${start}  add: ${nested}\n`);
  expect(overrides).toEqual([]);
  expect(said).toEqual([expect.stringContaining('fields are nested too deeply')]);
});

it('reads a mapping of very many names', () => {
  const many = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join(', ');
  expect(readText(`- { ${many} }\n`).overrides).toEqual([]);
});
