import type { Container, Dialect } from '../model/dialect.js';
import type { DocumentedOperation, FieldRow } from '../model/documented-page.js';
import { nameRange } from '../model/row-places.js';
import type { Body, Message, Shape } from '../model/schema.js';
import { describeRow } from './describe-row.js';
import { findContainer } from './find-container.js';
import { nestRows } from './nest-rows.js';
import type { PageContext, SideContext } from './resolve-context.js';
import { objectShape, resolveFields } from './resolve-fields.js';
import { resolvePathParameters } from './resolve-path-parameters.js';
import { fixSegment } from './resolve-url.js';
import type { RowTree } from './row-tree.js';

/** What a request table says: the message, and what the call needs besides it. */
export interface ResolvedRequest {
  readonly message: Message;
  readonly url: string;
  readonly server?: FieldRow;
  readonly clientCertificate: boolean;
  readonly nonce: boolean;
}

/** A request table with its rows sorted by what they hold. */
interface SortedRows {
  readonly containers: ReadonlyMap<Container['kind'], RowTree>;
  readonly parameters: readonly RowTree[];
  readonly url: string;
}

/** The message of a call: rows at indent 0 are containers or path parameters. */
export function resolveRequest(operation: DocumentedOperation, context: PageContext): ResolvedRequest {
  const { containers, parameters, url } = sortRows(operation, context);
  const side: SideContext = { ...context, side: 'request' };
  const body = containers.get('body');
  const query = containers.get('query')?.members ?? [];
  const server = containers.get('server');
  const described = describeContainers(containers, context.dialect);
  return {
    message: {
      path: resolvePathParameters({ url, rows: parameters, query, source: operation.source }, side),
      query: resolveFields(query, side),
      headers: resolveFields(containers.get('headers')?.members ?? [], side),
      ...(body && { body: resolveBody(body, side) }),
      ...(Object.keys(described).length > 0 && { containers: described }),
    },
    url,
    ...(server && { server: server.row }),
    clientCertificate: containers.has('client-certificate'),
    nonce: !containers.has('no-nonce'),
  };
}

function sortRows({ request }: DocumentedOperation, context: PageContext): SortedRows {
  const containers = new Map<Container['kind'], RowTree>();
  const parameters: RowTree[] = [];
  let { url } = context;
  for (const tree of nestRows(request?.rows ?? [], context)) {
    const container = findContainer(tree.row.name, context.dialect);
    const fixed = container ? undefined : fixSegment(url, tree.row, context.dialect);
    if (container) keepContainer(container, tree, { containers, context });
    else if (fixed !== undefined) url = fixed;
    else if (context.dialect.types[tree.row.type]?.kind === 'object') reportUnknown(tree.row, context);
    else parameters.push(tree);
  }
  return { containers, parameters, url };
}

function keepContainer(
  { kind }: Container,
  tree: RowTree,
  { containers, context }: { containers: Map<Container['kind'], RowTree>; context: PageContext },
): void {
  const first = containers.get(kind);
  if (first === undefined) containers.set(kind, tree);
  else if (kind !== 'option')
    context.report('container-repeated', nameRange(tree.row), { name: tree.row.name, first: first.row.name });
}

function reportUnknown(row: FieldRow, { dialect, report }: PageContext): void {
  const holdFields: readonly Container['kind'][] = ['body', 'query', 'headers'];
  const known = Object.entries(dialect.containers).filter(([, { kind }]) => holdFields.includes(kind));
  report('container-unknown', nameRange(row), { name: row.name, known: known.map(([word]) => word).join(', ') });
}

function describeContainers(
  containers: SortedRows['containers'],
  dialect: Dialect,
): NonNullable<Message['containers']> {
  const kinds = (['query', 'headers', 'body'] as const).flatMap((kind) => {
    const row = containers.get(kind)?.row;
    return row ? [[kind, { description: describeRow(row, dialect), source: row.source }] as const] : [];
  });
  return Object.fromEntries(kinds);
}

function resolveBody(tree: RowTree, context: SideContext): Body {
  const container = findContainer(tree.row.name, context.dialect);
  const format = container?.kind === 'body' ? container.format : 'json';
  const object = objectShape(tree.members, { ...context, files: format === 'multipart' });
  const shape: Shape = tree.row.list ? { kind: 'list', item: object } : object;
  return { format, shape };
}
