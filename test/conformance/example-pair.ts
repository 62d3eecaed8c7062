import type { Field, Operation, Shape } from '../../generator/model/schema.js';
import type { FactsField, FactsOperation } from './facts.js';

const source = { file: 'openapi/v3/cards.md', start: { line: 6, column: 1 }, end: { line: 6, column: 9 } };

/** `POST /v3/cards` as in the schema, with a JSON response; a test passes the members that it is about. */
export function exampleOperation(changes: Partial<Operation> = {}): Operation {
  return {
    kind: 'call',
    anchor: 'post',
    method: 'POST',
    url: '/v3/cards',
    title: '',
    summary: '',
    request: { path: [], query: [], headers: [] },
    response: { headers: [], body: { format: 'json', shape: { kind: 'object', fields: [] } } },
    transport: { clientCertificate: false, nonce: true, answerUnsigned: false },
    notices: [],
    links: [],
    examples: [],
    source,
    ...changes,
  };
}

/** The same operation with one member in its JSON body. */
export function operationWithMember(name: string, shape: Shape): Operation {
  const body = { format: 'json', shape: { kind: 'object', fields: [exampleField(name, shape)] } } as const;
  return exampleOperation({ request: { path: [], query: [], headers: [], body } });
}

export function exampleField(name: string, shape: Shape): Field {
  return { name, required: true, shape, description: '', source };
}

/** The same operation as in the facts. */
export function exampleFacts(changes: Partial<FactsOperation> = {}): FactsOperation {
  return {
    page: 'openapi/v3/cards.md',
    line: 6,
    anchor: 'post',
    kind: 'api',
    version: 'v3',
    method: 'POST',
    path: 'v3/cards',
    path_params: [],
    base_uri: null,
    security: false,
    nonceless: false,
    flags: [],
    request: {},
    response_kind: 'json',
    response: [],
    ...changes,
  };
}

export function factsWithMember(name: string, changes: Partial<FactsField> = {}): FactsOperation {
  return exampleFacts({ request: { json: [exampleFactsField(name, changes)] } });
}

export function exampleFactsField(name: string, changes: Partial<FactsField> = {}): FactsField {
  return { name, type: 'string', array: false, required: true, line: 6, ...changes };
}
