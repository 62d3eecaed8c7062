import { expect, it } from 'vitest';
import { encodings } from '../../generator/apis/wechatpay/encodings.js';
import { checkSchema } from '../../generator/diff/check-schema.js';
import { readSchema } from './compare-pages.js';

const text = { kind: 'string' };
const field = { name: 'a', required: true, description: '', source: undefined, shape: text };

it('takes what the pages of specs give', async () => {
  const printed = JSON.parse(JSON.stringify({ schemaVersion: 1, ...(await readSchema('specs')), diagnostics: [] }));
  expect(checkSchema(printed, Object.keys(encodings))).toEqual({ schema: printed });
});

it.each([
  [[], 'it is no object'],
  [{}, 'schemaVersion is not 1'],
  [{ schemaVersion: 1 }, 'pages is no list'],
  [{ schemaVersion: 1, pages: [{ path: 1 }] }, 'pages[0].path is no text'],
  [
    { schemaVersion: 1, pages: [{ path: 'a', operations: [{ kind: 'x' }] }] },
    'pages[0].operations[0].kind is not call, notification',
  ],
])('refuses %j', (value, problem) => {
  expect(checkSchema(value, Object.keys(encodings))).toEqual({ problem });
});

it.each([
  [{ ...field, name: 1 }, 'name is no text'],
  [
    { ...field, shape: { kind: '__proto__' } },
    'shape.kind is none of string, number, boolean, list, object, union, encoded, binary, unknown',
  ],
  [{ ...field, shape: { kind: 'number', integer: 1 } }, 'shape.integer is no truth value'],
  [{ ...field, shape: nest(300) }, 'is nested too deep'],
  [field, 'source is no object'],
])('refuses a field like %j', (query, problem) => {
  const operation = {
    ...{ kind: 'call', anchor: 'get', method: 'GET', url: '', title: '', summary: '' },
    request: { path: [], query: [query], headers: [] },
  };
  const checked = checkSchema({ schemaVersion: 1, pages: [{ path: 'a', operations: [operation] }] }, ['json']);
  expect('problem' in checked && checked.problem.endsWith(problem)).toBe(true);
});

it('refuses an encoding that the API does not have', async () => {
  const { pages } = await readSchema('specs');
  const printed = { schemaVersion: 1, pages: JSON.parse(JSON.stringify(pages)) };
  const checked = checkSchema(printed, ['url', 'xml']);
  expect('problem' in checked && checked.problem).toMatch(/^pages\[\d+\]\.operations.*\.encoding is not url, xml$/);
});

function nest(depth: number): object {
  return depth === 0 ? text : { kind: 'list', item: nest(depth - 1) };
}
