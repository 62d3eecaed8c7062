import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { selectPages } from '../../generator/run/select-pages.js';

const pages = ['openapi/v2/loans', 'openapi/v3/books/{book_id}', 'openapi/v3/loans', 'webhook/v3/LOAN.ENDED'].map(
  (path) => ({ path, file: `${path}.md`, location: resolve('specs', `${path}.md`) }),
);

function pathsOf(include: readonly string[], exclude: readonly string[] = []) {
  const { pages: selected, idle } = selectPages(pages, { include, exclude });
  return { paths: selected.map(({ path }) => path), idle };
}

const v3 = ['openapi/v3/books/{book_id}', 'openapi/v3/loans'];

it.each([
  'openapi/v3/**',
  'openapi/v3',
  'openapi/v3/',
  '/openapi/v3/**',
  './openapi/v3/**',
  'openapi/v3/**/*.md',
  'specs/openapi/v3/**',
  './specs/openapi/v3/**/*.md',
  '/specs/openapi/v3',
  resolve('specs/openapi/v3'),
  `${resolve('specs')}/openapi/v3/**/*.md`,
])('reads %s as all pages below openapi/v3', (glob) => {
  expect(pathsOf([glob])).toEqual({ paths: v3, idle: [] });
});

it.each([
  ['v3/loans', ['openapi/v3/loans']],
  ['v3/loans.md', ['openapi/v3/loans']],
  ['openapi/v3/loans.md', ['openapi/v3/loans']],
  ['v3/**', [...v3, 'webhook/v3/LOAN.ENDED']],
  ['**/loans', ['openapi/v2/loans', 'openapi/v3/loans']],
  ['openapi/v3/books/{book_id}', ['openapi/v3/books/{book_id}']],
  ['openapi/{v2,v3}/loans', ['openapi/v2/loans', 'openapi/v3/loans']],
  ['openapi/!(v2)/**', v3],
])('reads %s as %j', (glob, paths) => {
  expect(pathsOf([glob])).toEqual({ paths, idle: [] });
});

it('excludes pages by a glob that begins with an exclamation mark', () => {
  expect(pathsOf(['openapi/**', '!openapi/v2/**']).paths).toEqual(v3);
});

it('starts from all pages if the first glob excludes some', () => {
  expect(pathsOf(['!openapi/**']).paths).toEqual(['webhook/v3/LOAN.ENDED']);
});

it.each(['specs/openapi/v3', '/openapi/v3/**', 'openapi/v3/**/*.md'])(
  'leaves out the pages that %s matches',
  (glob) => {
    expect(pathsOf([], [glob])).toEqual({ paths: ['openapi/v2/loans', 'webhook/v3/LOAN.ENDED'], idle: [] });
  },
);

it('returns the globs that match no page', () => {
  expect(pathsOf(['openapi/v4/**', 'openapi/**'], ['docs/openapi/**']).idle).toEqual([
    { list: 'include', glob: 'openapi/v4/**' },
    { list: 'exclude', glob: 'docs/openapi/**' },
  ]);
});

it.each([
  'reading/loans',
  'reading/loans.mdx',
  'reading/**/*.mdx',
  'docs/reading/loans.mdx',
  resolve('docs/reading/loans.mdx'),
])('reads %s as the page of a file with another extension', (glob) => {
  const page = { path: 'reading/loans', file: 'reading/loans.mdx', location: resolve('docs/reading/loans.mdx') };
  expect(selectPages([page], { include: [glob], exclude: [] })).toEqual({ pages: [page], idle: [] });
});
