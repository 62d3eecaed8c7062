import { expect, it } from 'vitest';
import type { Field } from '../../generator/model/schema.js';
import { applyOverrides } from '../../generator/overrides/apply-overrides.js';
import { call, field, json, object } from '../support/plain-schema.js';
import { readText } from './read-text.js';

/** The fields of a response after an override of one of them. */
function override(fields: readonly Field[], path: string, action: string) {
  const operations = [call('GET', '/v1/loans', { response: json(object(...fields)) })];
  const { overrides } = readText(`- page: guide\n  field: response.json.${path}\n  ${action}\n  reason: A test\n`);
  const { page } = applyOverrides({ page: { path: 'guide', operations }, diagnostics: [] }, overrides, () => {});
  const [operation] = page.operations;
  return operation?.response.body.shape;
}

const note = field('note', undefined, { required: false, inferred: ['member'] });

it.each([
  ['set: { required: true }', field('note')],
  ['set: { type: string }', field('note', undefined, { required: false })],
  ['set: { description: A note }', field('note', undefined, { required: false, description: 'A note' })],
])('an override with %s makes a field documented that was read from a sample', (action, expected) => {
  expect(override([note], 'note', action)).toStrictEqual(object(expected));
});

it('a type that an override gives is no longer read from a sample', () => {
  const items = field('items', { kind: 'list', item: object(field('id')), inferred: true });
  expect(override([items], 'items', "set: { type: 'object[]' }")).toStrictEqual(
    object(field('items', { kind: 'list', item: object(field('id')) })),
  );
});

it('other fields keep their marks', () => {
  const other = { ...note, name: 'other' };
  expect(override([other, note], 'note', 'set: { type: string }')).toStrictEqual(
    object(other, field('note', undefined, { required: false })),
  );
});

it('a path leads through members whose names are data', () => {
  const copies = (shelf: Field) => field('copies', { kind: 'object', fields: [], values: object(shelf) });
  expect(override([copies(field('shelf'))], 'copies.shelf', 'set: { type: integer }')).toStrictEqual(
    object(copies(field('shelf', { kind: 'number', integer: true }))),
  );
});
