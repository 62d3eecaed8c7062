import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { Api } from '../model/api.js';
import { describeNotices, isDeprecating } from '../model/describe-notices.js';
import { listDigests } from '../model/find-filled.js';
import type { Message, Operation } from '../model/schema.js';
import { buildContent, carriedShape } from './build-content.js';
import { buildParameters, valuesOf } from './build-parameters.js';
import { buildResponses } from './build-responses.js';
import type { Content, OperationObject } from './document.js';
import { listServers } from './list-servers.js';
import { familyOf } from './list-tags.js';
import type { OperationContext } from './operation-context.js';
import { placeWithin } from './schema-space.js';
import { secureOperation } from './secure-operation.js';
import { toWire } from './spell-example.js';

/** An operation with all that its page says; `request` is its message with what its URL fixes. */
export function buildOperation(operation: Operation, request: Message, place: OperationContext): OperationObject {
  const { page, id, space, facts } = place;
  const sample = valuesOf(operation.examples[0]?.request);
  const parameters = buildParameters(request, sample, { space, name: id });
  const servers = listServers(operation, facts);
  const digests = listDigests(operation, facts);
  return {
    tags: [familyOf(page.path).tag],
    ...describeOperation(operation, wordsOf(facts)),
    operationId: id,
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(operation, request, place),
    responses: buildResponses(operation, place),
    ...(operation.notices.some(isDeprecating) && { deprecated: true }),
    security: operation.kind === 'call' ? secureOperation(operation, facts) : [],
    ...(servers.length > 0 && { servers }),
    ...(operation.notices.length > 0 && { 'x-notices': operation.notices }),
    'x-docwright': {
      ...{ page: page.path, anchor: operation.anchor, ...operation.transport },
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
    const { json, xml, body: text } = valuesOf(request);
    const value = json ?? xml ?? text;
    return shape === undefined || value === undefined ? [] : [toWire(value, shape, encodings)];
  });
  if (values.length === 0) return content;
  const named = values.map((value, index) => [index === 0 ? 'sample' : `sample${index + 1}`, { value }]);
  const media = Object.entries(content).map(([type, of]) => [type, { ...of, examples: Object.fromEntries(named) }]);
  return Object.fromEntries(media);
}
