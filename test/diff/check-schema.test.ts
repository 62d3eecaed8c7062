import { expect, it } from 'vitest';
import { encodings } from '../../generator/apis/wechatpay/encodings.js';
import { checkSchema } from '../../generator/diff/check-schema.js';
import { keyPages, reducePages } from '../../generator/model/schema-version.js';
import { readSchema } from './compare-pages.js';

const text = { kind: 'string' };
const field = { name: 'a', required: true, description: '', source: undefined, shape: text };

it.each([
  [1, reducePages],
  [2, keyPages],
])('accepts version %i of the schema of the pages of specs', async (schemaVersion, toVersion) => {
  const { pages } = await readSchema('specs');
  const printed = JSON.parse(JSON.stringify({ schemaVersion, pages: toVersion(pages), diagnostics: [] }));
  expect(checkSchema(printed, Object.keys(encodings))).toEqual({ schema: printed });
});

it.each([
  ['', 'it must be an object'],
  [[], 'schemaVersion is missing; it must be 1 or 2'],
  [{}, 'schemaVersion is missing; it must be 1 or 2'],
  [{ schemaVersion: 3, pages: [] }, 'schemaVersion must be 1 or 2'],
  [{ schemaVersion: '1', pages: [] }, 'schemaVersion must be 1 or 2'],
  [{ schemaVersion: 1 }, 'pages is missing; it must be a list'],
  [{ schemaVersion: 1, pages: [{ path: 1 }] }, 'pages[0].path must be a text'],
  [
    { schemaVersion: 1, pages: [{ path: 'a', operations: [{ kind: 'x' }] }] },
    'pages[0].operations[0].kind must be one of call, notification',
  ],
])('rejects %j', (value, problem) => {
  expect(checkSchema(value, Object.keys(encodings))).toEqual({ problem });
});

it.each([
  [{ ...field, name: 1 }, 'name must be a text'],
  [
    { ...field, shape: { kind: '__proto__' } },
    'shape.kind must be one of string, number, boolean, list, object, union, encoded, binary, unknown',
  ],
  [{ ...field, shape: { kind: 'number', integer: 1 } }, 'shape.integer must be true or false'],
  [{ ...field, shape: nest(300) }, 'it is nested deeper than 300 levels'],
  [field, 'source is missing; it must be an object'],
])('rejects a field like %j', (query, problem) => {
  const operation = {
    ...{ kind: 'call', anchor: 'get', method: 'GET', url: '', title: '', summary: '' },
    request: { path: [], query: [query], headers: [] },
  };
  const checked = checkSchema({ schemaVersion: 1, pages: [{ path: 'a', operations: [operation] }] }, ['json']);
  expect('problem' in checked && checked.problem.endsWith(problem)).toBe(true);
});

it('rejects an encoding that the API does not have', async () => {
  const { pages } = await readSchema('specs');
  const printed = { schemaVersion: 1, pages: JSON.parse(JSON.stringify(pages)) };
  const checked = checkSchema(printed, ['url', 'xml']);
  expect('problem' in checked && checked.problem).toMatch(
    /^pages\[\d+\]\.operations.*\.encoding must be one of url, xml$/,
  );
});

function nest(depth: number): object {
  return depth === 0 ? text : { kind: 'list', item: nest(depth - 1) };
}
