import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import type { Api } from '../../generator/model/api.js';
import type { Field, Method, Operation, Page, Response, Shape } from '../../generator/model/schema.js';
import type { SourceRange } from '../../generator/model/source-range.js';

/** A place in `loans.md`. */
export function at(line: number): SourceRange {
  return { file: 'loans.md', start: { line, column: 1 }, end: { line, column: 2 } };
}

export function field(name: string, shape: Shape = { kind: 'string' }, more: Partial<Field> = {}): Field {
  return { name, required: true, shape, description: '', source: at(1), ...more };
}

export function object(...fields: readonly Field[]): Shape {
  return { kind: 'object', fields };
}

export function json(shape: Shape, more: Partial<Response> = {}): Response {
  return { headers: [], body: { format: 'json', shape }, ...more };
}

/** A call of a plain HTTP API, as a dialect without heading ids gives it. */
export function call(method: Method, url: string, more: Partial<Operation> = {}): Operation {
  const names = [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return {
    kind: 'call',
    anchor: `${method} ${url}`,
    method,
    url,
    title: `${method} ${url}`,
    summary: '',
    request: { path: names.map((name) => field(name)), query: [], headers: [] },
    response: json(object(field('id'))),
    transport: { clientCertificate: false, nonce: false, answerUnsigned: true },
    notices: [],
    links: [],
    examples: [],
    source: at(1),
    ...more,
  };
}

/** Forty calls on one page: the list and one item of each of twenty collections. */
export function fortyGets(path = 'guide'): Page {
  const numbers = [...Array(20).keys()];
  const operations = numbers.flatMap((number) => [
    call('GET', `/v1/shelves${number}`, { source: at(number * 20 + 1) }),
    call('GET', `/v1/shelves${number}/{shelf}`, { source: at(number * 20 + 11) }),
  ]);
  return { path, operations };
}

const { draftPage: _, notificationEnvelope: __, ...empty } = wechatpayApi;

/** A plain HTTP API. */
export const libraryApi: Api = {
  ...empty,
  name: 'library',
  title: 'Library',
  description: 'Lends books.',
  runtime: 'http',
  language: 'en',
  servers: [{ url: 'https://library.example', description: 'Production' }],
  pageServers: [],
  browserServer: { url: 'https://library.example', description: 'Production' },
  auth: [],
  securitySchemes: {},
  signatures: [],
  failures: [],
  protocols: {},
  filled: [],
  signedFiles: [],
  unsignedAnswers: [],
};
