import { operationKey } from './operation-key.js';
import type { Field, Message, Operation, Page, Response, Shape } from './schema.js';
import { mapShape } from './walk-shape.js';

/** The versions of the schema that `docwright inspect` prints. */
export const schemaVersions = [1, 2] as const;

export type SchemaVersion = (typeof schemaVersions)[number];

/** An operation of version 2. */
export interface KeyedOperation extends Operation {
  /** Unique in the schema, and the same however the page changes around it: `guide/loans#GET /v1/loans/{loan}`. */
  readonly key: string;
}

/** A page of version 2. */
export interface KeyedPage extends Page {
  readonly operations: readonly KeyedOperation[];
}

/** Pages of version 2. */
export function keyPages(pages: readonly Page[]): KeyedPage[] {
  return pages.map((page) => ({
    ...page,
    operations: page.operations.map((operation) => ({ key: operationKey(page, operation), ...operation })),
  }));
}

/**
 * Pages of version 1, which does not know envelopes, nulls, objects whose member names are data, and inferred fields. The nearest that
 * it has to a form is `multipart`, whose members are named alike.
 */
export function reducePages(pages: readonly Page[]): Page[] {
  return pages.map((page) => ({ ...page, operations: page.operations.map(reduceOperation) }));
}

function reduceOperation(operation: Operation): Operation {
  const { key: _, ...others }: Operation & Partial<KeyedOperation> = operation;
  return { ...others, request: reduceRequest(operation.request), response: reduceResponse(operation.response) };
}

function reduceRequest(request: Message): Message {
  return {
    ...request,
    path: request.path.map(reduceField),
    query: request.query.map(reduceField),
    headers: request.headers.map(reduceField),
    ...(request.body && { body: reduceBody(request.body) }),
  };
}

function reduceResponse({ envelope: _, ...response }: Response): Response {
  return { ...response, headers: response.headers.map(reduceField), body: reduceBody(response.body) };
}

function reduceBody(body: Response['body']): Response['body'] {
  return { ...body, format: body.format === 'form' ? 'multipart' : body.format, shape: reduceShape(body.shape) };
}

function reduceField({ inferred: _, nullable: __, ...field }: Field): Field {
  return { ...field, shape: reduceShape(field.shape) };
}

function reduceShape(shape: Shape): Shape {
  if ((shape.kind === 'object' || shape.kind === 'list') && shape.inferred) {
    const { inferred: _, ...others } = shape;
    return reduceShape(others);
  }
  if (shape.kind === 'object' && shape.values) {
    const { values: _, ...others } = shape;
    return reduceShape({ ...others, open: true });
  }
  return mapShape(shape, { shape: reduceShape, field: reduceField });
}
