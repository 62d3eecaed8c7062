import { completeEnvelope } from '../../generator/4-emit/complete-envelope.js';
import { wechatpay } from '../../generator/apis/wechatpay/dialect.js';
import type { Operation, Page } from '../../generator/model/schema.js';
import type { JsonSchema } from '../../generator/openapi/document.js';

/** The place of a schema in a message. */
export interface Place {
  /** The author of the value: the caller, the server in a response, or the server in a notification. */
  readonly side: 'request' | 'answer' | 'notification';
  /** From the container on: `['xml', 'detail']`. */
  readonly path: readonly string[];
  /** Whether the client adds a `nonce_str`. */
  readonly nonce: boolean;
  /** The members of an upload's `meta` that are digests which the client computes. */
  readonly digests: ReadonlySet<string>;
  /** The parts that are encoded. */
  readonly encodedParts: ReadonlySet<string>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** An intended difference between the types of the client and of the document. */
export interface Exception {
  readonly reason: string;
  /** Changes the document's schema to match the client's type. */
  readonly rewriteSchema?: (schema: JsonSchema, place: Place) => JsonSchema;
  readonly rewriteParameter?: (parameter: Parameter) => Parameter;
  /** Changes a page so that it describes a notification as the client types it. */
  readonly rewritePage?: (page: Page) => Page;
}

/** The order matters: parts become unions after all other exceptions. */
export const exceptions = {
  'an encoded string is passed as its content': {
    reason:
      'A document says what is on the wire, and openapi-typescript does not read contentSchema. What it describes is compared.',
    rewriteSchema: (schema, { side }) => {
      const content = schema['contentSchema'];
      if (!isSchema(content)) return schema;
      return side === 'request' && isStructured(content) ? { anyOf: [content, { type: 'string' }] } : content;
    },
  },
  'lists of values are open in responses': {
    reason:
      'The document says what the pages list; the client expects servers to go ahead of them. Events are told apart by their values.',
    rewriteSchema: (schema, { side, path }) => {
      if (schema['enum'] === undefined || side === 'request') return schema;
      return side === 'notification' && path.at(-1) === 'event_type'
        ? schema
        : { anyOf: [schema, { type: schema['type'] }] };
    },
  },
  'a pattern key is a template': {
    reason: 'openapi-typescript makes one index signature over all strings of patternProperties.',
    rewriteSchema: ({ patternProperties: _, ...schema }) => schema,
  },
  'a file is a FileInput': {
    reason: 'What a file can be given as is a matter of the client.',
    rewriteSchema: (schema) => (schema['format'] === 'binary' ? { ...schema, format: 'file-input' } : schema),
  },
  'an answer without members has a type of its own': {
    reason:
      'A file is a Download, a redirect its address, a text a string whose failure is thrown, and nothing is void.',
  },
  'members that the client fills in are optional': {
    reason: 'Signatures, nonces, serials and digests are required on the wire, and computed by the client.',
    rewriteSchema: (schema, place) => {
      const required = schema['required'];
      if (place.side !== 'request' || !Array.isArray(required)) return schema;
      return { ...schema, required: required.filter((name) => !isFilled(String(name), place)) };
    },
    rewriteParameter: (parameter) => {
      const filled = parameter.in === 'query' ? /^sign$/ : /^(wechatpay-serial|content-type)$/i;
      return parameter.in !== 'path' && filled.test(parameter.name) ? { ...parameter, required: false } : parameter;
    },
  },
  'a number in a path can be passed as a string': {
    reason: 'Identifiers go beyond what a number holds exactly.',
    rewriteParameter: (parameter) =>
      parameter.in === 'path' && /^(integer|number)$/.test(String(parameter.schema['type']))
        ? { ...parameter, schema: { anyOf: [parameter.schema, { type: 'string' }] } }
        : parameter,
  },
  'some headers are described elsewhere': {
    reason: 'OpenAPI passes over header parameters named Accept, Content-Type or Authorization.',
  },
  'the client knows the whole envelope of a notification': {
    reason: 'A document has what the page describes; the client adds what every notification has, by the names of v3.',
    // Members that the envelope of XML lacks are an empty union, `never` in the client.
    rewriteSchema: (schema) => (isNothing(schema) ? { type: 'string', format: 'never' } : schema),
    rewritePage: (page) => ({ ...page, operations: page.operations.map((each) => completeNotification(page, each)) }),
  },
  'an encoded part can be passed as a string': {
    reason: 'The client takes a structured content as a string that is encoded already.',
    rewriteSchema: (schema, { path, encodedParts }) => {
      const [container, part = '', ...deeper] = path;
      const isPart = container === 'body' && deeper.length === 0 && encodedParts.has(part);
      return isPart ? { anyOf: [schema, { type: 'string' }] } : schema;
    },
  },
} as const satisfies Record<string, Exception>;

export type ExceptionName = keyof typeof exceptions;

export const exceptionNames = Object.keys(exceptions).filter(isExceptionName);

function isExceptionName(name: string): name is ExceptionName {
  return Object.hasOwn(exceptions, name);
}

function isNothing({ anyOf, oneOf }: JsonSchema): boolean {
  const members = anyOf ?? oneOf;
  return Array.isArray(members) && members.length === 0;
}

function completeNotification({ path }: Page, operation: Operation): Operation {
  const { kind, request } = operation;
  if (kind !== 'notification' || request.body === undefined) return operation;
  return {
    ...operation,
    request: { ...request, body: { ...request.body, shape: completeEnvelope(path, operation, wechatpay.api) } },
  };
}

function isFilled(name: string, { path, nonce, digests }: Place): boolean {
  const holder = path.join('.');
  if (holder === 'xml') return name === 'sign' || (nonce && name === 'nonce_str');
  return holder === 'body.meta' && digests.has(name);
}

function isStructured(schema: JsonSchema): boolean {
  if (schema['type'] === 'object' || schema['type'] === 'array') return true;
  const members = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(members) && members.some((member) => isSchema(member) && isStructured(member));
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
