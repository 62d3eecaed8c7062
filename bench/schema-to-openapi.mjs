/** @import { Field, Operation, Page, Shape, Value } from '../dist/model/schema.js' */

/**
 * The same operations, members, listed values and descriptions as an OpenAPI 3.1 document.
 * It only gives the peer as much to read as docwright has; an encoded string is given as its content, as docwright types it.
 *
 * @param {{ readonly pages: readonly Page[] }} schema
 */
export function schemaToOpenApi({ pages }) {
  /** @type {Record<string, Record<string, object>>} */
  const paths = {};
  /** @type {Record<string, Record<string, object>>} */
  const webhooks = {};
  for (const page of pages) {
    for (const operation of page.operations) {
      const id = `${page.path}#${operation.anchor}`;
      const called = operation.kind === 'call';
      const method = operation.method.toLowerCase();
      addOperation(called ? paths : webhooks, called ? operation.url : id, method, toOperation(operation, id));
    }
  }
  return { openapi: '3.1.0', info: { title: 'Pages', version: '1' }, paths, webhooks };
}

/**
 * Two pages may describe one call; OpenAPI has a place for one, so the other gets a fragment of its own.
 *
 * @param {Record<string, Record<string, object>>} places
 * @param {string} url
 * @param {string} method
 * @param {{ readonly operationId: string }} operation
 */
function addOperation(places, url, method, operation) {
  const taken = places[url]?.[method] !== undefined;
  const place = taken ? `${url}#${operation.operationId}` : url;
  places[place] = { ...places[place], [method]: operation };
}

/**
 * @param {Operation} operation
 * @param {string} operationId
 */
function toOperation({ title, summary, notices, request, response }, operationId) {
  return {
    operationId,
    summary: title,
    description: summary,
    ...(notices.includes('deprecated') && { deprecated: true }),
    parameters: [
      ...request.path.map((field) => toParameter(field, 'path')),
      ...request.query.map((field) => toParameter(field, 'query')),
      ...request.headers.map((field) => toParameter(field, 'header')),
    ],
    ...(request.body && { requestBody: { required: true, content: toContent(request.body) } }),
    responses: { 200: { description: '', headers: toHeaders(response.headers), content: toContent(response.body) } },
  };
}

/**
 * @param {Field} field
 * @param {'path' | 'query' | 'header'} place
 */
function toParameter({ name, required, shape, description }, place) {
  return { name, in: place, required: required || place === 'path', description, schema: toSchema(shape) };
}

/** @param {readonly Field[]} fields */
function toHeaders(fields) {
  return Object.fromEntries(
    fields.map(({ name, required, shape, description }) => [name, { required, description, schema: toSchema(shape) }]),
  );
}

const mediaTypes = {
  json: 'application/json',
  xml: 'application/xml',
  multipart: 'multipart/form-data',
  text: 'text/plain',
  binary: 'application/octet-stream',
  empty: undefined,
  redirect: undefined,
};

/** @param {import('../dist/model/schema.js').Body} body */
function toContent({ format, shape }) {
  const mediaType = mediaTypes[format];
  return mediaType === undefined ? {} : { [mediaType]: { schema: toSchema(shape) } };
}

/**
 * @param {Shape} shape
 * @returns {{ readonly [keyword: string]: unknown }}
 */
function toSchema(shape) {
  switch (shape.kind) {
    case 'string':
      return listValues(shape, 'string');
    case 'number':
      return listValues(shape, shape.integer ? 'integer' : 'number');
    case 'boolean':
      return { type: 'boolean' };
    case 'list':
      return { type: 'array', items: toSchema(shape.item) };
    case 'object':
      return toObject(shape);
    case 'union':
      return { oneOf: shape.members.map((member) => ({ ...toSchema(member.shape), title: member.title })) };
    case 'encoded':
      return toSchema(shape.content);
    case 'binary':
      return { type: 'string', format: 'binary' };
    case 'unknown':
      return {};
  }
}

/**
 * @param {{ readonly values?: readonly Value[], readonly closed?: boolean }} shape
 * @param {'string' | 'integer' | 'number'} type
 */
function listValues({ values = [], closed = false }, type) {
  if (values.length === 0) return { type };
  const listed = { type, enum: values.map(({ value }) => value) };
  const description = values.map((value) => `- \`${value.value}\` ${value.description ?? ''}`.trimEnd()).join('\n');
  return { ...(closed ? listed : { anyOf: [listed, { type }] }), description };
}

/** @param {import('../dist/model/schema.js').ObjectShape} shape */
function toObject({ fields, open }) {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, toMember(field)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    ...(open && { additionalProperties: true }),
  };
}

/** @param {Field} field */
function toMember({ shape, description }) {
  const schema = toSchema(shape);
  const parts = [description, schema['description']].filter((part) => typeof part === 'string' && part !== '');
  return { ...schema, description: parts.join('\n\n') };
}
