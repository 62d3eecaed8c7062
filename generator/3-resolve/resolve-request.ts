import type { Container, Dialect, RequestPart } from '../model/dialect.js';
import type { DocumentedOperation, DocumentedTable, FieldRow } from '../model/documented-page.js';
import { nameRange } from '../model/row-places.js';
import type { Body, Field, Message, Shape } from '../model/schema.js';
import { visitShape } from '../model/walk-shape.js';
import { describeRow } from './describe-row.js';
import { findContainer } from './find-container.js';
import { nestTables } from './nest-tables.js';
import { readType, wordOf } from './read-type.js';
import type { PageContext, SideContext } from './resolve-context.js';
import { formsShape, objectShape, resolveFields } from './resolve-fields.js';
import { resolvePathParameters } from './resolve-path-parameters.js';
import { fixSegment, placeholdersOf } from './resolve-url.js';
import type { RowTree } from './row-tree.js';
import { sideContext } from './side-context.js';

/** The content of request tables: the message, and the transport of the call. */
export interface ResolvedRequest {
  readonly message: Message;
  readonly url: string;
  readonly server?: FieldRow;
  readonly clientCertificate: boolean;
  readonly nonce: boolean;
}

/** Rows at depth 0 by their container. */
interface SortedRows {
  readonly containers: ReadonlyMap<Container['kind'], RowTree>;
  readonly parts: Readonly<Record<RequestPart, readonly RowTree[]>>;
  /** Members of the body in each of several forms. */
  readonly variants: ReadonlyMap<string, readonly RowTree[]>;
  readonly url: string;
}

/** The tables that describe the request of a call. */
export function requestTables({ tables }: DocumentedOperation): DocumentedTable[] {
  return tables.filter(({ is }) => is !== 'answer' && is !== 'reply' && is !== 'failure');
}

/** The message of a call. */
export function resolveRequest(operation: DocumentedOperation, context: PageContext): ResolvedRequest {
  const nested = nestTables(
    requestTables(operation),
    (tree, table) => partOf(tree, table, operation, context),
    context,
  );
  const side = sideContext('request', operation, context);
  const { containers, parts, variants, url } = sortRows(nested, operation, context);
  const query = [...(containers.get('query')?.members ?? []), ...parts.query];
  const headers = [...(containers.get('headers')?.members ?? []), ...parts.headers];
  const bodyParts = bodyOf(parts, variants, url, side);
  const container = containers.get('body');
  const body = container ? containerBody(container, bodyParts, side) : bodyParts;
  const server = containers.get('server');
  const described = describeContainers(containers, context.dialect);
  const rows = { rows: parts.path, query: [...query, ...parts.json, ...parts.form] };
  const isPath = (tree: RowTree) =>
    context.dialect.rows?.others !== 'path' && placeholdersOf(url).includes(tree.row.name);
  const message: Message = {
    path: resolvePathParameters({ url, ...rows, source: operation.source }, side),
    query: [
      ...resolveFields(
        query.filter((tree) => !isPath(tree)),
        side,
      ),
      ...formsOfQuery(variants, operation, side),
    ],
    headers: resolveFields(headers, side),
    ...(body && { body }),
    ...(Object.keys(described).length > 0 && { containers: described }),
  };
  return {
    message,
    url,
    ...(server && { server: server.row }),
    clientCertificate: containers.has('client-certificate'),
    nonce: !containers.has('no-nonce'),
  };
}

type Nested = ReturnType<typeof nestTables<RequestPart | 'container'>>;

/** The container of a row at depth 0 of a table. */
function partOf(
  { row }: RowTree,
  { is }: DocumentedTable,
  { method, url }: DocumentedOperation,
  { dialect }: PageContext,
): RequestPart | 'container' {
  if (is !== 'parameters') return isRequestPart(is) ? is : 'json';
  if (findContainer(row.name, dialect)) return 'container';
  if (dialect.rows?.others === 'path') return 'path';
  if (row.part) return row.part;
  if (placeholdersOf(url).includes(row.name)) return 'path';
  return hasBody(method) ? 'json' : 'query';
}

function isRequestPart(is: DocumentedTable['is']): is is RequestPart {
  return requestParts.some((part) => part === is);
}

const requestParts: readonly RequestPart[] = ['path', 'query', 'headers', 'json', 'form', 'multipart'];

function hasBody(method: DocumentedOperation['method']): boolean {
  return method !== 'GET' && method !== 'DELETE';
}

function sortRows(nested: Nested, { url }: DocumentedOperation, context: PageContext): SortedRows {
  const containers = new Map<Container['kind'], RowTree>();
  for (const tree of nested.parts.container ?? []) {
    const container = findContainer(tree.row.name, context.dialect);
    if (container) keepContainer(container, tree, { containers, context });
  }
  const parts = Object.fromEntries(
    requestParts.map((part) => [part, nested.parts[part] ?? []]),
  ) as unknown as SortedRows['parts'];
  if (context.dialect.rows?.others !== 'path') return { containers, parts, variants: nested.variants, url };
  const { path, fixed } = sortPathRows(parts.path, url, context);
  return { containers, parts: { ...parts, path }, variants: nested.variants, url: fixed };
}

/** Rows beside containers are path parameters, or spell a segment of the URL. */
function sortPathRows(rows: readonly RowTree[], url: string, context: PageContext) {
  const path: RowTree[] = [];
  let fixed = url;
  for (const tree of rows) {
    const segment = fixSegment(fixed, tree.row, context.dialect);
    if (segment !== undefined) fixed = segment;
    else if (wordOf(readType(tree.row.type, context.dialect))?.kind === 'object') reportUnknown(tree.row, context);
    else path.push(tree);
  }
  return { path, fixed };
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
  const known = Object.entries(dialect.rows?.containers ?? {}).filter(([, { kind }]) => holdFields.includes(kind));
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

/** The body below a container row, with the rows of other tables. */
function containerBody(tree: RowTree, more: Body | undefined, context: SideContext): Body {
  const container = findContainer(tree.row.name, context.dialect);
  const format = container?.kind === 'body' ? container.format : 'json';
  const object = objectShape(tree.members, { ...context, files: format === 'multipart' });
  if (more?.shape.kind === 'object' && more.shape.fields.length > 0) {
    const { open, ...described } = object;
    return {
      format: more.format === 'json' ? format : more.format,
      shape: { ...described, fields: [...object.fields, ...more.shape.fields] },
    };
  }
  const shape: Shape =
    readType(tree.row.type, context.dialect).kind === 'list' ? { kind: 'list', item: object } : object;
  return { format, shape };
}

/** The body of rows without a container. Files are uploaded, whatever the name of the table is. */
function bodyOf(
  parts: SortedRows['parts'],
  variants: SortedRows['variants'],
  url: string,
  context: SideContext,
): Body | undefined {
  const names = context.dialect.rows?.others === 'path' ? [] : placeholdersOf(url);
  const inBody = (tree: RowTree) => !names.includes(tree.row.name);
  const [format] = (['multipart', 'form', 'json'] as const).filter((part) => parts[part].some(inBody));
  const bodyForms = context.method === undefined || hasBody(context.method) ? variants : noForms;
  if (format === undefined && bodyForms.size === 0) return undefined;
  const members = (['json', 'form', 'multipart'] as const).flatMap((part) => parts[part].filter(inBody));
  const files = format === 'multipart';
  const shape = formsShape(members, bodyForms, { ...context, files });
  return { format: holdsFile(shape) ? 'multipart' : (format ?? 'json'), shape };
}

const noForms: SortedRows['variants'] = new Map();

function holdsFile(shape: Shape): boolean {
  let found = false;
  visitShape(shape, (part) => {
    found ||= part.kind === 'binary';
  });
  return found;
}

/** A query cannot have several forms: what one of them has is optional. */
function formsOfQuery(
  variants: SortedRows['variants'],
  { method }: DocumentedOperation,
  context: SideContext,
): Field[] {
  if (hasBody(method)) return [];
  const fields = [...variants.values()].flatMap((trees) => resolveFields(trees, context));
  return fields
    .filter(({ name }, index) => fields.findIndex((field) => field.name === name) === index)
    .map((field) => ({ ...field, required: false }));
}
