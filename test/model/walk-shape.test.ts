import { describe, expect, it } from 'vitest';
import type { Field, Shape } from '../../generator/model/schema.js';
import { fieldsWithin, listedValues, mapShape, visitShape } from '../../generator/model/walk-shape.js';

const start = { line: 1, column: 1 };

function field(name: string, shape: Shape): Field {
  return { name, required: true, shape, description: '', source: { file: 'loans.md', start, end: start } };
}

const state: Shape = { kind: 'string', values: [{ value: 'LENT' }], closed: true };
const reader: Shape = {
  kind: 'object',
  fields: [field('name', { kind: 'string' }), field('states', { kind: 'list', item: state })],
};
const forms: Shape = {
  kind: 'union',
  members: [
    { title: 'one', shape: reader },
    { title: 'none', shape: { kind: 'boolean' } },
  ],
};
const sealed: Shape = { kind: 'encoded', encoding: 'json', content: forms };
const loan: Shape = {
  kind: 'object',
  fields: [field('readers', { kind: 'list', item: sealed }), field('copy', { kind: 'binary' })],
};

describe('visitShape', () => {
  it('visits a shape before its content, through lists, strings, forms and members', () => {
    const kinds: string[] = [];
    visitShape(loan, ({ kind }) => void kinds.push(kind));
    expect(kinds.join(' ')).toBe('object list encoded union object string list string boolean binary');
  });
});

describe('mapShape', () => {
  it.each<[string, Shape, Shape]>([
    ['the item of a list', { kind: 'list', item: state }, { kind: 'list', item: { kind: 'unknown' } }],
    [
      'the content of a string',
      { kind: 'encoded', encoding: 'json', content: state },
      { kind: 'encoded', encoding: 'json', content: { kind: 'unknown' } },
    ],
    [
      'each form',
      { kind: 'union', members: [{ title: 'one', shape: state }] },
      { kind: 'union', members: [{ title: 'one', shape: { kind: 'unknown' } }] },
    ],
    [
      'the shape of each member',
      { kind: 'object', fields: [field('a', state)], open: true },
      { kind: 'object', fields: [field('a', { kind: 'unknown' })], open: true },
    ],
    ['no part of a string', state, state],
    ['no part of a file', { kind: 'binary' }, { kind: 'binary' }],
  ])('replaces %s', (_, shape, expected) => {
    expect(mapShape(shape, { shape: () => ({ kind: 'unknown' }) })).toEqual(expected);
  });

  it('replaces whole members with `member`', () => {
    const renamed = mapShape(reader, {
      shape: (part) => part,
      field: (each) => ({ ...each, name: each.name.toUpperCase() }),
    });
    expect(fieldsWithin(renamed).map(({ name }) => name)).toEqual(['NAME', 'STATES']);
  });
});

describe('fieldsWithin', () => {
  it('returns the members within lists, strings and forms, but not members of members', () => {
    expect(fieldsWithin({ kind: 'list', item: sealed }).map(({ name }) => name)).toEqual(['name', 'states']);
  });

  it('returns nothing for a shape without members', () => {
    expect(fieldsWithin(state)).toEqual([]);
  });
});

describe('listedValues', () => {
  it.each<[string, Shape, unknown[]]>([
    ['a string', state, ['LENT']],
    ['the elements of a list', { kind: 'list', item: state }, ['LENT']],
    ['the content of a string', { kind: 'encoded', encoding: 'url', content: state }, ['LENT']],
    ['an object, none', reader, []],
    ['forms, none', forms, []],
  ])('are those of %s', (_, shape, values) => {
    expect(listedValues(shape).map(({ value }) => value)).toEqual(values);
  });
});
