import type { Api } from '../model/api.js';
import type { Dialect } from '../model/dialect.js';
import type { Operation, Page } from '../model/schema.js';
import { callFoldersOf, splitPagePath } from '../model/split-page-path.js';
import { buildOperation } from './build-operation.js';
import { buildSchema } from './build-schema.js';
import { buildSecurity } from './build-security.js';
import type { OpenApiDocument, ResponseObject } from './document.js';
import { listTags } from './list-tags.js';
import { claimName, nameOperation } from './name-operation.js';
import type { OperationContext } from './operation-context.js';
import { placeOperations, type Unplaced } from './place-operations.js';
import { createSchemaSpace, type SchemaSpace } from './schema-space.js';
import { splitUrl } from './split-url.js';

/** The schema of all pages as an OpenAPI 3.1 document: calls are paths, notifications are webhooks. */
export function buildDocument(pages: readonly Page[], dialect: Pick<Dialect, 'api' | 'pages'>): OpenApiDocument {
  const { api: facts } = dialect;
  const callFolders = callFoldersOf(dialect);
  const space = createSchemaSpace(facts);
  const responses = buildFailures(pages, facts, space);
  const ids = new Set<string>();
  const tags = listTags(pages, callFolders);
  const { requirements, ...security } = buildSecurity(facts);
  const parameters = security.parameters.map((parameter, index) => [`auth${index + 1}`, parameter] as const);
  const shared = parameters.map(([name]) => ({ $ref: `#/components/parameters/${name}` }));
  const described = pages.flatMap((page) =>
    page.operations.map((operation) => {
      const id = claimName(nameOperation(page, operation, callFolders), ids);
      return {
        kind: operation.kind,
        unplaced: prepare(operation, { page, callFolders, id, tag: tags.of(page, operation), shared, space, facts }),
      };
    }),
  );
  const placed = (kind: Operation['kind']) =>
    placeOperations(described.filter((each) => each.kind === kind).map(({ unplaced }) => unplaced));
  return {
    openapi: '3.1.0',
    info: { title: facts.title, version: '1', ...(facts.description !== '' && { description: facts.description }) },
    servers: facts.servers,
    // An API with rules of its own says for each operation which of them holds.
    ...(facts.signatures.length === 0 && { security: requirements }),
    ...tags.listed,
    paths: placed('call'),
    webhooks: placed('notification'),
    components: {
      schemas: Object.fromEntries(space.schemas),
      responses,
      securitySchemes: { ...facts.securitySchemes, ...security.schemes },
      ...(parameters.length > 0 && { parameters: Object.fromEntries(parameters) }),
    },
    'x-generator': 'docwright',
  };
}

/** A notification has no URL of its own, so its page names it. */
function prepare(operation: Operation, place: OperationContext): Unplaced {
  const { page, callFolders } = place;
  const { key, path, query } = splitUrl(operation);
  const request = { ...operation.request, path, query: [...operation.request.query, ...query] };
  return {
    key: operation.kind === 'call' ? key : splitPagePath(page.path, callFolders).slice(1).join('/') || page.path,
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
