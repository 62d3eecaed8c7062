import { expect, it } from 'vitest';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { compareSchemas } from '../../generator/diff/compare-schemas.js';
import type { ApiSchema, Field } from '../../generator/model/schema.js';
import { drawOperation, source } from './draw-operation.js';

function header(name: string, description = ''): Field {
  return { name, required: true, description, shape: { kind: 'string' }, source };
}

/** A call whose response has some headers. */
function answering(headers: readonly Field[]): ApiSchema {
  const response = { headers, body: { format: 'json', shape: { kind: 'object', fields: [] } } } as const;
  return { pages: [{ path: 'loans', operations: [drawOperation({ response })] }] };
}

it.each([
  ['a new one is compatible', [], [header('Shelf')], ['compatible header-added response.headers.Shelf']],
  ['a removed one is breaking', [header('Shelf')], [], ['breaking header-removed response.headers.Shelf']],
  [
    'a description is documentation',
    [header('Shelf')],
    [header('Shelf', '书架')],
    ['documentation header-described response.headers.Shelf'],
  ],
  [
    'case is documentation',
    [header('Shelf')],
    [header('shelf')],
    ['documentation header-described response.headers.shelf'],
  ],
] as const)('headers of a response: %s', (_, old, fresh, changes) => {
  const found = compareSchemas(answering(old), answering(fresh), wechatpayApi);
  expect(found.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual(changes);
});
