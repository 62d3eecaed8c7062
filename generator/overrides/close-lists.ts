import { addReasons } from '../model/add-reasons.js';
import type { Reason } from '../model/reasons.js';
import type { Body, Field, Operation, Page, Shape } from '../model/schema.js';
import { mapShape } from '../model/walk-shape.js';

/** Close all lists of values in the page's requests, or open all of them. */
export function closeLists(page: Page, closed: boolean): Page {
  return { ...page, operations: page.operations.map((operation) => closeRequest(operation, closed)) };
}

function closeRequest(operation: Operation, closed: boolean): Operation {
  if (operation.kind === 'notification') return operation;
  const { path, query, headers, body } = operation.request;
  const fieldsOf = (fields: readonly Field[]) => fields.map((field) => closeField(field, closed));
  const request = {
    path: fieldsOf(path),
    query: fieldsOf(query),
    headers: fieldsOf(headers),
    ...(body === undefined ? {} : { body: closeBody(body, closed) }),
  };
  return { ...operation, request };
}

function closeBody(body: Body, closed: boolean): Body {
  return { ...body, shape: closeShape(body.shape, closed) };
}

function closeField(field: Field, closed: boolean): Field {
  const setting: Reason = { rule: 'setting', name: 'values', value: closed ? 'closed' : 'open' };
  const explained = addReasons(field, (before) => (before.values ? { values: setting } : {}));
  return { ...explained, shape: closeShape(field.shape, closed) };
}

function closeShape(shape: Shape, closed: boolean): Shape {
  if (shape.kind === 'string' || shape.kind === 'number')
    return shape.values === undefined ? shape : { ...shape, closed };
  return mapShape(shape, { shape: (part) => closeShape(part, closed), field: (field) => closeField(field, closed) });
}
