import { expect, it } from 'vitest';
import type { Operation } from '../../generator/model/schema.js';
import { buildDocument } from '../../generator/openapi/build-document.js';
import { call, field, libraryApi, object } from '../support/plain-schema.js';

/** The operation of a document that has one. */
function documentOf(operation: Operation) {
  const { paths } = buildDocument([{ path: 'guide', operations: [operation] }], libraryApi);
  const [item] = Object.values(paths);
  return JSON.parse(JSON.stringify(Object.values(item ?? {})[0]));
}

it('sends a form as application/x-www-form-urlencoded, with its sample', () => {
  const request = { path: [], query: [], headers: [], body: { format: 'form', shape: object(field('copy')) } } as const;
  const examples = [{ label: '', request: { form: { copy: 'C-17' } } }];
  expect(documentOf(call('POST', '/v1/loans', { request, examples })).requestBody.content).toEqual({
    'application/x-www-form-urlencoded': {
      schema: { $ref: expect.stringContaining('#/components/schemas/') },
      examples: { sample: { value: { copy: 'C-17' } } },
    },
  });
});
