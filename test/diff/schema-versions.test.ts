import { expect, it } from 'vitest';
import { checkSchema } from '../../generator/diff/check-schema.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import { keyPages, reducePages } from '../../generator/model/schema-version.js';
import { call, field, json, libraryApi, object } from '../support/plain-schema.js';

const envelope = { code: 'code', ok: [0], message: 'message', tables: 'data' } as const;
const inferred = object(field('id', { kind: 'string' }, { required: false, inferred: ['member'] }));
const pages = [{ path: 'loans', operations: [call('GET', '/v1/loans', { response: json(inferred, { envelope }) })] }];

/** Printed and read again. */
function printAndRead(printed: object) {
  const checked = checkSchema(JSON.parse(JSON.stringify({ diagnostics: [], ...printed })), []);
  if ('problem' in checked) throw new Error(checked.problem);
  return checked.schema;
}

const version1 = printAndRead({ schemaVersion: 1, pages: reducePages(pages) });
const version2 = printAndRead({ schemaVersion: 2, pages: keyPages(pages) });

it('reads both versions', () => {
  expect([version1.schemaVersion, version2.schemaVersion]).toEqual([1, 2]);
  expect(version2.pages[0]?.operations[0]?.response.envelope).toEqual(envelope);
});

it.each([
  ['pages and version 1', { pages }, version1],
  ['version 1 and pages', version1, { pages }],
  ['version 1 and version 2', version1, version2],
  ['version 2 and pages', version2, { pages }],
])('finds no difference between %s of the same pages', (_, old, fresh) => {
  expect(compareSchemas(old, fresh, libraryApi)).toEqual([]);
});

it('rejects an operation of version 2 without a key', () => {
  const printed = JSON.parse(JSON.stringify({ schemaVersion: 2, pages }));
  expect(checkSchema(printed, [])).toEqual({ problem: 'pages[0].operations[0].key is missing; it must be a text' });
});
