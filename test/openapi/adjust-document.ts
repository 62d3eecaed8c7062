import type { OpenApiDocument, OperationObject } from '../../generator/openapi/document.js';
import { type Exception, isSchema, type Parameter, type Place } from './exceptions.js';

type Json = Readonly<Record<string, unknown>>;

/** The document with every schema inlined, and rewritten by the exceptions. */
export function adjustDocument(document: OpenApiDocument, exceptions: readonly Exception[]): Json {
  const adjuster: Adjuster = { schemas: document.components.schemas, exceptions };
  const adjustItems = (items: OpenApiDocument['paths'], kind: Kind) =>
    mapValues(items, (item) => mapValues(item, (operation) => adjustOperation(operation, { ...adjuster, kind })));
  return {
    ...document,
    paths: adjustItems(document.paths, 'call'),
    webhooks: adjustItems(document.webhooks, 'notification'),
    components: {
      ...document.components,
      responses: adjustResponses(document.components.responses, { ...adjuster, kind: 'call' }),
    },
  };
}

type Kind = 'call' | 'notification';

interface Adjuster {
  readonly schemas: OpenApiDocument['components']['schemas'];
  readonly exceptions: readonly Exception[];
}

interface OperationAdjuster extends Adjuster {
  readonly kind: Kind;
}

function adjustOperation(operation: OperationObject, adjuster: OperationAdjuster): Json {
  const { parameters, requestBody, responses } = operation;
  const stated = isSchema(operation['x-docwright']) ? operation['x-docwright'] : {};
  const digests = new Set(isSchema(stated['digests']) ? Object.keys(stated['digests']) : []);
  const filled = { nonce: stated['nonce'] === true, digests };
  const side = adjuster.kind === 'call' ? 'request' : 'notification';
  const content = isSchema(requestBody) ? requestBody['content'] : undefined;
  return {
    ...operation,
    ...(Array.isArray(parameters) && { parameters: parameters.map((each) => adjustParameter(each, adjuster)) }),
    ...(isSchema(content) && {
      requestBody: { required: true, content: adjustContent(content, { side, ...filled }, adjuster) },
    }),
    responses: adjustResponses(responses, adjuster),
  };
}

function adjustResponses(responses: Json, adjuster: OperationAdjuster): Json {
  const side = adjuster.kind === 'call' ? 'answer' : 'request';
  return mapValues(responses, (response) => {
    const content = isSchema(response) ? response['content'] : undefined;
    return isSchema(response) && isSchema(content)
      ? { ...response, content: adjustContent(content, { side, nonce: false, digests: new Set() }, adjuster) }
      : response;
  });
}

/** The containers of a request's body, by media type. */
const containers: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'multipart/form-data': 'body',
};

function adjustContent(content: Json, start: Pick<Place, 'side' | 'nonce' | 'digests'>, adjuster: Adjuster): Json {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, media]) => {
      const { schema, encoding } = isSchema(media) ? media : {};
      const parts = Object.entries(isSchema(encoding) ? encoding : {}).flatMap(([name, part]) =>
        isSchema(part) && part['contentType'] === 'application/json' ? [name] : [],
      );
      const place = { ...start, path: [containers[mediaType] ?? mediaType], encodedParts: new Set(parts) };
      return [mediaType, { schema: adjustSchema(schema, place, adjuster) }];
    }),
  );
}

function adjustParameter(parameter: Parameter, adjuster: Adjuster): Parameter {
  const path = [parameter.in, parameter.name];
  const place: Place = { side: 'request', path, nonce: false, digests: new Set(), encodedParts: new Set() };
  const { example: _, ...rest } = { example: undefined, ...parameter };
  const adjusted = { ...rest, schema: adjustSchema(parameter.schema, place, adjuster) };
  return adjuster.exceptions.reduce<Parameter>((all, { rewriteParameter }) => rewriteParameter?.(all) ?? all, adjusted);
}

function adjustSchema(schema: unknown, place: Place, adjuster: Adjuster): Json {
  if (!isSchema(schema)) return {};
  const { $ref, ...rest } = schema;
  const name = typeof $ref === 'string' ? $ref.replace('#/components/schemas/', '') : undefined;
  const whole = name === undefined ? schema : { ...adjuster.schemas[name], ...rest };
  const inner = (value: unknown) => adjustSchema(value, place, adjuster);
  const members = (values: unknown) =>
    mapValues(isSchema(values) ? values : {}, (value, member) =>
      adjustSchema(value, { ...place, path: [...place.path, member] }, adjuster),
    );
  const adjusted = Object.entries(whole).map(([keyword, value]) => {
    if (keyword === 'properties' || keyword === 'patternProperties') return [keyword, members(value)];
    if (keyword === 'items' || keyword === 'contentSchema') return [keyword, inner(value)];
    return [keyword, Array.isArray(value) && /^(any|one)Of$/.test(keyword) ? value.map(inner) : value];
  });
  return adjuster.exceptions.reduce<Json>(
    (all, { rewriteSchema }) => rewriteSchema?.(all, place) ?? all,
    Object.fromEntries(adjusted),
  );
}

function mapValues<Value, Mapped>(
  members: Readonly<Record<string, Value>>,
  map: (value: Value, name: string) => Mapped,
): Record<string, Mapped> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, map(value, name)]));
}
