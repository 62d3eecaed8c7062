import { addReasons } from '../model/add-reasons.js';
import type { Reason } from '../model/reasons.js';
import type { Body, Field, Operation, Page, Shape } from '../model/schema.js';

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
  switch (shape.kind) {
    case 'string':
    case 'number':
      return shape.values === undefined ? shape : { ...shape, closed };
    case 'list':
      return { ...shape, item: closeShape(shape.item, closed) };
    case 'object':
      return { ...shape, fields: shape.fields.map((field) => closeField(field, closed)) };
    case 'encoded':
      return { ...shape, content: closeShape(shape.content, closed) };
    case 'union':
      return { ...shape, members: shape.members.map((each) => ({ ...each, shape: closeShape(each.shape, closed) })) };
    default:
      return shape;
  }
}
