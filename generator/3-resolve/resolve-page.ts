import type { DocumentedOperation, DocumentedPage } from '../model/documented-page.js';
import type { Operation, Page } from '../model/schema.js';
import { checkEvents } from './check-events.js';
import { checkSerialHeader } from './check-serial-header.js';
import { resolveAnswer } from './resolve-answer.js';
import type { PageContext, ResolveContext } from './resolve-context.js';
import { resolveExamples } from './resolve-examples.js';
import { resolveNotificationMessage, resolveReply } from './resolve-notification.js';
import { resolveRequest } from './resolve-request.js';
import { resolveTransport } from './resolve-transport.js';
import { readPagePath } from './resolve-url.js';

/** What a page means: its operations, every question decided. */
export function resolvePage(page: DocumentedPage, context: ResolveContext): Page {
  const place = { ...context, ...readPagePath(page.path, context.dialect), samples: { values: 0 } };
  const resolve = place.kind === 'notification' ? resolveNotification : resolveCall;
  return { path: page.path, operations: page.operations.flatMap((operation) => resolve(operation, place) ?? []) };
}

function resolveCall(operation: DocumentedOperation, context: PageContext): Operation | undefined {
  if (operation.request === undefined) context.report('request-undocumented', operation.source, {});
  const request = resolveRequest(operation, context);
  const response = resolveAnswer(operation, context);
  checkSerialHeader(request.message, operation.source, context);
  const transport = resolveTransport(request, response, context);
  if (transport === undefined) return undefined;
  return {
    kind: 'call',
    ...common(operation, context),
    url: request.url,
    request: request.message,
    response,
    transport,
    examples: resolveExamples(operation, request, context),
  };
}

function resolveNotification(operation: DocumentedOperation, context: PageContext): Operation {
  if (operation.request === undefined) context.report('request-undocumented', operation.source, {});
  const request = resolveNotificationMessage(operation, context);
  checkEvents(request, context);
  return {
    kind: 'notification',
    ...common(operation, context),
    url: '',
    request,
    response: resolveReply(operation, context),
    transport: { clientCertificate: false, nonce: true, answerUnsigned: false },
    examples: [],
  };
}

function common(operation: DocumentedOperation, { explained }: ResolveContext) {
  const { anchor, method, title, summary, notices, links, source } = operation;
  return { anchor, method, title, summary, notices, links, source, ...(explained && { explained: true as const }) };
}
