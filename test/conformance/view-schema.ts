import type { Body, Operation, Page, Shape } from '../../generator/model/schema.js';
import type { MemberView, OperationView } from './view.js';
import { viewFields, viewShapeMembers } from './view-shape.js';

/** The operations of a page of the schema, in the form that is compared. */
export function viewPage({ path, operations }: Page): OperationView[] {
  return operations.map((operation) => ({
    page: path,
    anchor: operation.anchor,
    line: operation.source.start.line,
    aspects: {
      'kind of operation': operation.kind,
      method: operation.method,
      url: operation.url,
      server: describeServer(operation),
      'client certificate': String(operation.transport.clientCertificate),
      nonce: String(operation.transport.nonce),
      notices: [...operation.notices].sort().join(', '),
      'request format': requestFormat(operation.request.body),
      'response format': operation.response.body.format,
    },
    members: [...viewRequest(operation), ...viewResponse(operation)],
  }));
}

function describeServer({ transport }: Operation): string {
  return `${transport.server ?? ''}${transport.serverOptional ? ' (optional)' : ''}`;
}

function requestFormat(body: Body | undefined): string {
  return body === undefined || body.format === 'empty' ? 'none' : body.format;
}

function viewRequest({ kind, request }: Operation): MemberView[] {
  const { path, query, headers, body } = request;
  return [
    ...viewFields(path, 'path'),
    ...viewFields(query, 'query'),
    ...viewFields(headers, 'headers'),
    ...(body ? viewShapeMembers(body.shape, kind === 'notification' ? 'body' : containerOf(body)) : []),
  ];
}

function containerOf({ format }: Body): string {
  return format === 'multipart' ? 'body' : format;
}

function viewResponse({ response: { headers, body } }: Operation): MemberView[] {
  return [
    ...viewFields(headers, 'response-headers'),
    ...viewShapeMembers(body.format === 'text' ? failureOf(body.shape) : body.shape, 'response'),
  ];
}

/** A response is text or, when the call fails, an object: the page documents the members of the latter. */
function failureOf(shape: Shape): Shape {
  const members = shape.kind === 'union' ? shape.members : [{ shape }];
  return members.find((member) => member.shape.kind === 'object')?.shape ?? shape;
}
