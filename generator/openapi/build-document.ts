import type { Api } from '../model/api.js';
import type { Operation, Page } from '../model/schema.js';
import { splitPagePath } from '../model/split-page-path.js';
import { buildOperation } from './build-operation.js';
import { buildSchema } from './build-schema.js';
import type { OpenApiDocument, ResponseObject } from './document.js';
import { listTags } from './list-tags.js';
import { claimName, nameOperation } from './name-operation.js';
import type { OperationContext } from './operation-context.js';
import { placeOperations, type Unplaced } from './place-operations.js';
import { createSchemaSpace, type SchemaSpace } from './schema-space.js';
import { splitUrl } from './split-url.js';

/** The schema of all pages as an OpenAPI 3.1 document: calls are paths, notifications are webhooks. */
export function buildDocument(pages: readonly Page[], facts: Api): OpenApiDocument {
  const space = createSchemaSpace(facts);
  const responses = buildFailures(pages, facts, space);
  const ids = new Set<string>();
  const described = pages.flatMap((page) =>
    page.operations.map((operation) => {
      const id = claimName(nameOperation(page, operation), ids);
      return { kind: operation.kind, unplaced: prepare(operation, { page, id, space, facts }) };
    }),
  );
  const placed = (kind: Operation['kind']) =>
    placeOperations(described.filter((each) => each.kind === kind).map(({ unplaced }) => unplaced));
  return {
    openapi: '3.1.0',
    info: { title: facts.title, version: '1', description: facts.description },
    servers: facts.servers,
    ...listTags(pages),
    paths: placed('call'),
    webhooks: placed('notification'),
    components: { schemas: Object.fromEntries(space.schemas), responses, securitySchemes: facts.securitySchemes },
    'x-generator': 'docwright',
  };
}

/** A notification has no URL of its own, so its page names it. */
function prepare(operation: Operation, place: OperationContext): Unplaced {
  const { key, fixed } = splitUrl(operation);
  const request = { ...operation.request, query: [...operation.request.query, ...fixed] };
  return {
    key: operation.kind === 'call' ? key : splitPagePath(place.page.path).slice(1).join('/') || place.page.path,
    method: operation.method.toLowerCase(),
    operation: buildOperation(operation, request, place),
  };
}

/** The failures of the calls that there are. */
function buildFailures(pages: readonly Page[], { failures }: Api, space: SchemaSpace): Record<string, ResponseObject> {
  const calls = pages.flatMap(({ operations }) => operations.filter(({ kind }) => kind === 'call'));
  const used = failures.filter(({ urlStartsWith }) => calls.some(({ url }) => url.startsWith(urlStartsWith)));
  const built = used.map(({ name, description, shape }) => {
    const content = { 'application/json': { schema: buildSchema(shape, { space, name }) } };
    return [name, { description, content }] as const;
  });
  return Object.fromEntries(built);
}
