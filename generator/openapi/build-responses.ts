import { wordsOf } from '../messages/find-words.js';
import type { Words } from '../messages/words.js';
import type { FailureRule } from '../model/api.js';
import type { BodyFormat, Field, Operation } from '../model/schema.js';
import { buildContent } from './build-content.js';
import { buildSchema } from './build-schema.js';
import { describeField } from './describe-field.js';
import type { JsonSchema, Reference, ResponseObject } from './document.js';
import type { OperationContext } from './operation-context.js';
import { placeWithin, type SchemaPlace } from './schema-space.js';

/** The status of an answer, as far as its format tells: an empty one may be a 204 or a 202. */
const statuses: Readonly<Partial<Record<BodyFormat, string>>> = { empty: '2XX', redirect: '302' };

/** What comes back, and what does when the call fails. */
export function buildResponses(
  { kind, url, response }: Operation,
  { id, space, facts }: OperationContext,
): Record<string, ResponseObject | Reference> {
  const words = wordsOf(facts);
  const { format } = response.body;
  const place = placeWithin({ space, name: id }, 'response');
  const content = buildContent(response.body, response.headers, place);
  const headers = {
    ...headersOf(response.headers, place),
    ...(format === 'redirect' && { Location: locationOf(words) }),
  };
  const failure =
    kind === 'call' ? facts.failures.find(({ urlStartsWith }) => url.startsWith(urlStartsWith)) : undefined;
  return {
    [statuses[format] ?? '200']: {
      description: words.responses[format],
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(content && { content }),
    },
    ...(failure && { '4XX': refer(failure), '5XX': refer(failure) }),
  };
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
    schema: buildSchema(field.shape, placeWithin(place, field.name)),
  };
}
