import type { FactsField, FactsOperation, ResponseKind } from './facts.js';
import type { MemberView, OperationView } from './view.js';
import { type Side, viewFactsFields } from './view-facts-fields.js';

/** The facts of one operation, in the form that is compared. */
export function viewFactsOperation(operation: FactsOperation): OperationView {
  return {
    page: pagePath(operation.page),
    anchor: operation.anchor,
    line: operation.line,
    aspects: {
      'kind of operation': operation.kind === 'webhook' ? 'notification' : 'call',
      method: operation.method,
      url: operation.path === null ? '' : `/${operation.path}`,
      server: describeServer(operation),
      'client certificate': String(operation.security),
      ...(isVersion2Call(operation) && { nonce: String(!operation.nonceless) }),
      notices: [...operation.flags].sort().join(', '),
      'request format': requestFormat(operation),
      'response format': responseFormat(operation),
    },
    members: [...viewRequest(operation), ...viewResponse(operation)],
  };
}

/** `openapi/v3/payroll-card/tokens.md` → as the schema spells it. */
export function pagePath(page: string): string {
  return page.replace(/\.md$/, '');
}

function describeServer({ base_uri }: FactsOperation): string {
  return base_uri === null ? '' : `${base_uri.hosts.join(' ')}${base_uri.required ? '' : ' (optional)'}`;
}

/** Only these send a nonce in the body, so `nonceless` matters only for them. */
function isVersion2Call(operation: FactsOperation): boolean {
  return operation.kind === 'api' && operation.version === 'v2';
}

function requestFormat(operation: FactsOperation): string {
  if (operation.kind === 'webhook') return notificationFormat(operation);
  const { json, xml, body } = operation.request;
  if (json) return 'json';
  if (xml) return 'xml';
  return body ? 'multipart' : 'none';
}

function notificationFormat({ version }: FactsOperation): string {
  return version === 'v2' ? 'xml' : 'json';
}

const responseFormats: Readonly<Record<Exclude<ResponseKind, 'webhook-reply'>, string>> = {
  json: 'json',
  xml: 'xml',
  empty: 'empty',
  file: 'binary',
  redirect: 'redirect',
  'text-or-xml-error': 'text',
};

function responseFormat(operation: FactsOperation): string {
  const kind = operation.response_kind;
  return kind === 'webhook-reply' ? notificationFormat(operation) : responseFormats[kind];
}

/** `options` are no wire fields; `stray` rows have no place on the page, so there is nothing to compare them with. */
const wireContainers = ['query', 'headers', 'json', 'xml', 'body'] as const;

function viewRequest(operation: FactsOperation): MemberView[] {
  const members = wireContainers.flatMap((container) =>
    viewFactsFields(operation.request[container] ?? [], container, sideOf(operation, container)),
  );
  return [...viewPathParameters(operation), ...members];
}

function sideOf({ kind, version }: FactsOperation, container: string): Side {
  if (kind === 'webhook') return 'notification';
  if (container === 'body') return 'upload';
  return version === 'v2' ? 'version 2 request' : 'request';
}

/** Every placeholder of the URL is a required parameter, with or without a row; a row without a placeholder is none. */
function viewPathParameters(operation: FactsOperation): MemberView[] {
  const rows = operation.request['path'] ?? [];
  const parameters = operation.path_params.map(
    (name): FactsField => ({
      ...(rows.find((row) => row.name === name) ?? { name, type: 'string', array: false, line: operation.line }),
      required: true,
    }),
  );
  return viewFactsFields(parameters, 'path', 'request');
}

function viewResponse(operation: FactsOperation): MemberView[] {
  const { response, response_kind: kind } = operation;
  if (kind !== 'webhook-reply') return viewFactsFields(response, 'response', 'response');
  return [
    ...viewFactsFields(childrenOf(response, 'headers'), 'response-headers', 'response'),
    ...viewFactsFields(childrenOf(response, 'body'), 'response', 'response'),
  ];
}

function childrenOf(fields: readonly FactsField[], name: string): readonly FactsField[] {
  return fields.find((field) => field.name === name)?.children ?? [];
}
