import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { Api, SignatureRule } from '../model/api.js';
import { describeNotices, isDeprecating } from '../model/describe-notices.js';
import { listDigests } from '../model/find-filled.js';
import type { Field, Message, Operation } from '../model/schema.js';
import { trimEnd } from '../model/trim-end.js';
import { buildContent, carriedShape } from './build-content.js';
import { buildResponses } from './build-responses.js';
import { admitNull, buildSchema } from './build-schema.js';
import { describeField, markInferred } from './describe-field.js';
import type { Content, OperationObject, Server } from './document.js';
import type { OperationContext } from './operation-context.js';
import { placeWithin, type SchemaPlace } from './schema-space.js';
import { toWire } from './spell-example.js';

/** An operation with all that its page says; `request` is its message with what its URL fixes. */
export function buildOperation(operation: Operation, request: Message, place: OperationContext): OperationObject {
  const { page, id, tag, shared, space, facts } = place;
  const sample = valuesOf(operation.examples[0]?.request);
  const own = buildParameters(request, sample, { space, name: id });
  const parameters = operation.kind === 'call' ? [...own, ...shared] : own;
  const isSigned = facts.signatures.length > 0;
  const servers = listServers(operation, facts);
  const digests = listDigests(operation, facts);
  return {
    tags: [tag],
    ...describeOperation(operation, wordsOf(facts)),
    operationId: id,
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(operation, request, place),
    responses: buildResponses(operation, place),
    ...(operation.notices.some(isDeprecating) && { deprecated: true }),
    ...(operation.kind === 'notification' && { security: [] }),
    ...(operation.kind === 'call' && isSigned && { security: secureOperation(operation, facts) }),
    ...(servers.length > 0 && { servers }),
    ...(operation.notices.length > 0 && { 'x-notices': operation.notices }),
    'x-docwright': {
      ...{ page: page.path, anchor: operation.anchor, ...(isSigned && operation.transport) },
      // What clients compute from the file of an upload.
      ...(Object.keys(digests).length > 0 && { digests }),
    },
    'x-source': { file: operation.source.file, line: operation.source.start.line },
  };
}

/** Title, summary and notices in words, and where to read on; OpenAPI has a place for one link. */
function describeOperation({ title, summary, notices, links }: Operation, words: Words): object {
  const { deprecated, remarks } = describeNotices(notices, words.notices);
  const description = [summary === title ? '' : summary, deprecated, ...remarks].filter((text) => text !== '');
  const web = links.filter((link) => /^https?:\/\//i.test(link) && URL.canParse(link));
  return {
    ...(title !== '' && { summary: title }),
    ...(description.length > 0 && { description: description.join('\n\n') }),
    ...(web[0] !== undefined && { externalDocs: { url: new URL(web[0]).href } }),
    ...(web.length > 1 && { 'x-links': web.map((link) => new URL(link).href) }),
  };
}

function bodyOf(operation: Operation, { body, headers }: Message, { id, space }: OperationContext): object {
  const content = body && buildContent(body, headers, placeWithin({ space, name: id }, 'request'));
  return content === undefined
    ? {}
    : { requestBody: { required: true, content: withExamples(content, operation, space.facts.encodings) } };
}

/** The samples of a body, as they travel. */
function withExamples(
  content: Content,
  { request: { body }, examples }: Operation,
  encodings: Api['encodings'],
): Content {
  const shape = body && carriedShape(body, encodings);
  const values = examples.flatMap(({ request }) => {
    const { json, form, xml, body: text } = valuesOf(request);
    const value = json ?? form ?? xml ?? text;
    return shape === undefined || value === undefined ? [] : [toWire(value, shape, encodings)];
  });
  if (values.length === 0) return content;
  const named = values.map((value, index) => [index === 0 ? 'sample' : `sample${index + 1}`, { value }]);
  const media = Object.entries(content).map(([type, of]) => [type, { ...of, examples: Object.fromEntries(named) }]);
  return Object.fromEntries(media);
}

type ParameterPlace = 'path' | 'query' | 'header';

/** Of a sample, the values by name. */
type Values = Readonly<Record<string, unknown>>;

/** OpenAPI has other places for these, and passes over parameters of their name. */
const saidElsewhere = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of an operation; `sample` is the request of its first sample. */
function buildParameters({ path, query, headers }: Message, sample: Values, place: SchemaPlace): object[] {
  const shown = headers.filter(({ name }) => !saidElsewhere.has(name.toLowerCase()));
  return [
    ...buildGroup(path, { in: 'path', sample, place: placeWithin(place, 'path') }),
    ...buildGroup(query, { in: 'query', sample: valuesOf(sample['query']), place: placeWithin(place, 'query') }),
    ...buildGroup(shown, { in: 'header', sample: valuesOf(sample['headers']), place: placeWithin(place, 'headers') }),
  ];
}

interface Group {
  readonly in: ParameterPlace;
  readonly sample: Values;
  readonly place: SchemaPlace;
}

function buildGroup(fields: readonly Field[], group: Group): object[] {
  const first = new Map([...fields].reverse().map((field) => [field.name, field]));
  return fields.filter((field) => first.get(field.name) === field).map((field) => buildParameter(field, group));
}

function buildParameter(field: Field, { in: at, sample, place }: Group): object {
  const { name, shape, required } = field;
  const description = describeField(field, place.space.facts);
  return {
    name,
    in: at,
    required: required || at === 'path',
    ...(description !== '' && { description }),
    ...markInferred(field),
    // A list is a repeated name: `type=A&type=B`.
    ...(shape.kind === 'list' && at === 'query' && { style: 'form', explode: true }),
    schema: admitNull(field, buildSchema(shape, placeWithin(place, name))),
    ...(Object.hasOwn(sample, name) && { example: toWire(sample[name], shape, place.space.facts.encodings) }),
  };
}

/** The members of an object; none of anything else. */
function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The servers of an operation that are not those of the document: its page's own, with path prefix, or the browser's. */
function listServers({ transport, response }: Operation, { servers, browserServer }: Api): Server[] {
  const { server, serverOptional } = transport;
  if (server !== undefined) return [{ url: trimEnd(server, '/') }, ...(serverOptional ? servers : [])];
  return response.body.format === 'redirect' && browserServer.url !== '' ? [browserServer] : [];
}

/** The authentication of an operation: a signature, and a certificate as well where the page wants one. */
function secureOperation(operation: Operation, facts: Api): Record<string, []>[] {
  const signature = facts.signatures.find((rule) => fits(rule, operation));
  const schemes = [
    ...(signature ? [signature.scheme] : []),
    ...(operation.transport.clientCertificate ? [facts.clientCertificate] : []),
  ];
  return [Object.fromEntries(schemes.map((scheme) => [scheme, []]))];
}

function fits({ urlStartsWith = '', queryHolds }: SignatureRule, { url, request }: Operation): boolean {
  return (
    url.startsWith(urlStartsWith) && (queryHolds === undefined || request.query.some(({ name }) => name === queryHolds))
  );
}
