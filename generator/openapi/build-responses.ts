import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { FailureRule } from '../model/api.js';
import type { BodyFormat, Field, Operation, Response } from '../model/schema.js';
import { buildContent } from './build-content.js';
import { admitNull, buildSchema } from './build-schema.js';
import { describeField, markInferred } from './describe-field.js';
import type { JsonSchema, Reference, ResponseObject } from './document.js';
import type { OperationContext } from './operation-context.js';
import { placeWithin, type SchemaPlace } from './schema-space.js';
import { wrapBody } from './wrap-body.js';

/** The status of an answer, as far as its format tells: an empty one may be a 204 or a 202. */
const statuses: Readonly<Partial<Record<BodyFormat, string>>> = { empty: '2XX', redirect: '302' };

/** What comes back, and what does when the call fails. */
export function buildResponses(
  operation: Operation,
  { id, space, facts }: OperationContext,
): Record<string, ResponseObject | Reference> {
  const { kind, url, response } = operation;
  const words = wordsOf(facts);
  const body = wrapBody(operation, words);
  const { format } = body;
  const place = placeWithin({ space, name: id }, 'response');
  const content = buildContent(body, response.headers, place);
  const headers = {
    ...headersOf(response.headers, place),
    ...(format === 'redirect' && { Location: locationOf(words) }),
  };
  const failure =
    kind === 'call' ? facts.failures.find(({ urlStartsWith }) => url.startsWith(urlStartsWith)) : undefined;
  return {
    [statuses[format] ?? '200']: {
      description: describe(response, words.responses[format], words),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(content && { content }),
      ...(response.envelope && { 'x-envelope': response.envelope }),
    },
    ...(failure && { '4XX': refer(failure), '5XX': refer(failure) }),
  };
}

/** Whether a call succeeded is said in what the response says of itself; a wrapped one says it at the member. */
function describe({ envelope }: Response, description: string, words: Words): string {
  return envelope?.tables === 'whole' ? `${description}\n\n${words.envelope(envelope)}` : description;
}

function refer({ name }: FailureRule): Reference {
  return { $ref: `#/components/responses/${name}` };
}

function locationOf({ location: description }: Words): JsonSchema {
  return { required: true, description, schema: { type: 'string', format: 'uri' } };
}

/** OpenAPI says the media type elsewhere. */
function headersOf(fields: readonly Field[], place: SchemaPlace): Record<string, JsonSchema> {
  const shown = fields.filter(({ name }) => name.toLowerCase() !== 'content-type');
  return Object.fromEntries(shown.map((field) => [field.name, buildHeader(field, placeWithin(place, 'headers'))]));
}

function buildHeader(field: Field, place: SchemaPlace): JsonSchema {
  const description = describeField(field, place.space.facts);
  return {
    required: field.required,
    ...(description !== '' && { description }),
    ...markInferred(field),
    schema: admitNull(field, buildSchema(field.shape, placeWithin(place, field.name))),
  };
}
