import { expect, it } from 'vitest';
import { createDescriber } from '../../generator/describe-page.js';
import { plain } from '../../generator/dialects/plain.js';
import type { Operation, Shape } from '../../generator/model/schema.js';
import { writeLongPage } from '../support/long-page.js';

const describePage = createDescriber(plain);

function read(endpoints: number) {
  const { page, diagnostics } = describePage({ path: 'rest', file: 'rest.md', text: writeLongPage(endpoints) });
  return { operations: page.operations, codes: [...new Set(diagnostics.map(({ code }) => code))] };
}

/** `{ id: number, note?: null }` in one line, which is easier to compare. */
function spell(shape: Shape): string {
  if (shape.kind === 'list') return `${spell(shape.item)}[]`;
  if (shape.kind === 'number') return shape.integer ? 'integer' : 'number';
  if (shape.kind !== 'object') return shape.kind;
  if (shape.values) return `map of ${spell(shape.values)}`;
  const fields = shape.fields.map((field) => `${field.name}${field.nullable ? ' or null' : ''}: ${spell(field.shape)}`);
  return `{ ${fields.join(', ')} }`;
}

function outline({ anchor, title, request, response }: Operation) {
  const required = [...request.path, ...request.query].map(({ name, required: must }) => (must ? `${name}!` : name));
  return [anchor, title, required.join(' '), request.body ? spell(request.body.shape) : '', spell(response.body.shape)];
}

it('a page of endpoints whose responses only examples show has their types', () => {
  expect(read(5).operations.map(outline)).toEqual([
    [
      'GET /api/v1/books',
      'List books',
      'page order',
      '',
      '{ items: { id: integer, title: string, parent or null: { id: integer } }[], total: integer }',
    ],
    [
      'POST /api/v1/books',
      'Create book',
      '',
      '{ title: string, tags: string[] }',
      '{ id: integer, uses: map of integer }',
    ],
    ['GET /api/v1/books/{id}', 'Get book', 'id!', '', '{ id: integer, weight: number, note or null: unknown }'],
    ['PATCH /api/v1/books/{id}', 'Change book', 'id!', '{ title: string }', '{ id: integer, title: string }'],
    ['DELETE /api/v1/books/{id}', 'Delete book', 'id!', '', '{  }'],
  ]);
});

it('a page of 300 endpoints has 300 operations with keys of their own, like those of a short page', () => {
  const { operations, codes } = read(300);
  expect(new Set(operations.map(({ anchor }) => anchor)).size).toBe(300);
  expect(operations.slice(0, 5).map(outline)).toEqual(read(5).operations.map(outline));
  expect(
    operations
      .slice(-5)
      .map(outline)
      .map(([, ...rest]) => rest.slice(1)),
  ).toEqual(
    operations
      .slice(0, 5)
      .map(outline)
      .map(([, ...rest]) => rest.slice(1)),
  );
  expect(codes).toEqual(['field-inferred']);
});
