import type { DocumentedOperation, DocumentedPage } from '../model/documented-page.js';
import type { Operation, Page } from '../model/schema.js';
import { checkEvents } from './check-events.js';
import { checkSerialHeader } from './check-serial-header.js';
import { inferRequest } from './infer-from-samples.js';
import { collectTypes, reportDetached } from './own-types.js';
import { resolveAnswer } from './resolve-answer.js';
import type { PageContext, ResolveContext } from './resolve-context.js';
import { resolveExamples } from './resolve-examples.js';
import { resolveNotificationMessage, resolveReply } from './resolve-notification.js';
import { requestTables, resolveRequest } from './resolve-request.js';
import { resolveTransport } from './resolve-transport.js';
import { readPagePath } from './resolve-url.js';

/** Resolve a page into its operations. */
export function resolvePage(page: DocumentedPage, context: ResolveContext): Page {
  const place = readPagePath(page.path, context.dialect);
  const whole: PageContext = {
    ...context,
    ...place,
    operations: page.operations,
    pageTypes: page.types,
    samples: { values: 0 },
    doubtfulLists: new WeakSet(),
  };
  const resolve = place.kind === 'notification' ? resolveNotification : resolveCall;
  const operations = page.operations.flatMap((documented) => {
    const operation = resolve(documented, whole);
    return operation ? [{ documented, operation }] : [];
  });
  return { path: page.path, operations: shareResponses(operations, context) };
}

interface Resolved {
  readonly documented: DocumentedOperation;
  readonly operation: Operation;
}

/** An operation without a table of its own may have the response of another one on the page. */
function shareResponses(resolved: readonly Resolved[], { report }: ResolveContext): Operation[] {
  return resolved.map(({ documented, operation }) => {
    const { sameAs, tables, source } = documented;
    if (sameAs === undefined || tables.some(({ is }) => is === 'answer')) return operation;
    const other = resolved.find((each) => each.documented.slug === sameAs);
    if (other) return { ...operation, response: other.operation.response };
    report('answer-reference-unknown', source, { target: sameAs });
    return operation;
  });
}

function resolveCall(operation: DocumentedOperation, page: PageContext): Operation | undefined {
  const ownTypes = collectTypes(operation, page);
  const context = { ...page, ownTypes };
  reportMissingRequest(operation, context);
  const request = resolveRequest(operation, context);
  const response = resolveAnswer(operation, context);
  reportDetached(ownTypes, context);
  checkSerialHeader(request.message, operation.source, context);
  const transport = resolveTransport(request, response, context);
  if (transport === undefined) return undefined;
  return {
    kind: 'call',
    ...common(operation, context),
    url: request.url,
    request: inferRequest(request.message, operation, context),
    response,
    transport,
    examples: resolveExamples(operation, request, context),
  };
}

function resolveNotification(operation: DocumentedOperation, context: PageContext): Operation {
  reportMissingRequest(operation, context);
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

/** Where tables are known by their headers, one is written even for a request without parameters. */
function reportMissingRequest(operation: DocumentedOperation, { dialect, report }: PageContext): void {
  const isAlwaysThere = dialect.tables.some(({ is, once }) => is === 'parameters' && once === true);
  if (isAlwaysThere && requestTables(operation).length === 0) report('request-undocumented', operation.source, {});
}

function common(operation: DocumentedOperation, { explained }: ResolveContext) {
  const { anchor, method, title, summary, notices, links, source } = operation;
  return { anchor, method, title, summary, notices, links, source, ...(explained && { explained: true as const }) };
}
