import type { Operation } from '../../generator/model/schema.js';

export const source = { file: 'openapi/v3/loans.md', start: { line: 7, column: 3 }, end: { line: 7, column: 9 } };

/** A minimal call with the given members. */
export function drawOperation(given: Partial<Operation>): Operation {
  return {
    kind: 'call',
    anchor: 'post',
    method: 'POST',
    url: '/v3/loans',
    title: '',
    summary: '',
    request: { path: [], query: [], headers: [] },
    response: { headers: [], body: { format: 'json', shape: { kind: 'object', fields: [] } } },
    transport: { clientCertificate: false, nonce: false, answerUnsigned: false },
    notices: [],
    links: [],
    examples: [],
    source,
    ...given,
  };
}
