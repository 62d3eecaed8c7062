import type { Api } from '../model/api.js';
import type { JsonSchema } from './document.js';
import { claimName, toNamePart } from './name-operation.js';

/** The schemas of a document while it is being built. */
export interface SchemaSpace {
  readonly schemas: Map<string, JsonSchema>;
  readonly taken: Set<string>;
  readonly facts: Api;
}

/** Where a shape stands: `v1.library.loans.post.request.reader`. Each place has a schema of its own, so that none is renamed because of another. */
export interface SchemaPlace {
  readonly space: SchemaSpace;
  readonly name: string;
}

export function createSchemaSpace(facts: Api): SchemaSpace {
  return { schemas: new Map(), taken: new Set(), facts };
}

/** A place inside another. */
export function placeWithin({ space, name }: SchemaPlace, member: string): SchemaPlace {
  return { space, name: `${name}.${toNamePart(member)}` };
}

/** Keep a schema under the name of its place; `build` gets the place and may add others. */
export function keepSchema(place: SchemaPlace, build: (place: SchemaPlace) => JsonSchema): JsonSchema {
  const name = claimName(place.name, place.space.taken);
  place.space.schemas.set(name, {});
  place.space.schemas.set(name, build({ ...place, name }));
  return { $ref: `#/components/schemas/${name}` };
}
