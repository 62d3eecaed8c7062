import type { DocumentedOperation } from '../model/documented-page.js';
import { nameRange } from '../model/row-places.js';
import type { Body, BodyFormat, Message, Response } from '../model/schema.js';
import { findContainer } from './find-container.js';
import { nestRows } from './nest-rows.js';
import type { PageContext } from './resolve-context.js';
import { objectShape, resolveFields } from './resolve-fields.js';
import { requestTables } from './resolve-request.js';
import type { RowTree } from './row-tree.js';
import { sideContext } from './side-context.js';

/** The message of a notification, which is written by the service. */
export function resolveNotificationMessage(operation: DocumentedOperation, context: PageContext): Message {
  const side = sideContext('answer', operation, context);
  const trees = requestTables(operation).flatMap(({ rows }) => nestRows(rows, context));
  const body = withFallenRows(trees, context);
  return {
    path: [],
    query: [],
    headers: resolveFields(membersOf('headers', trees, context), side),
    ...(body && { body: { format: formatOf(context), shape: objectShape(body.members, side) } }),
  };
}

/** The reply of the merchant's server, without its status, which is not part of a message. */
export function resolveReply(operation: DocumentedOperation, context: PageContext): Response {
  const side = sideContext('request', operation, context);
  const replies = operation.tables.filter((table) => !requestTables(operation).includes(table));
  const trees = replies.flatMap(({ rows }) => nestRows(rows, context));
  const members = membersOf('body', trees, context);
  const body: Body =
    members.length > 0
      ? { format: formatOf(context), shape: objectShape(members, side) }
      : { format: 'empty', shape: { kind: 'object', fields: [] } };
  return { headers: resolveFields(membersOf('headers', trees, context), side), body };
}

function formatOf({ protocol }: PageContext): BodyFormat {
  return protocol?.answer ?? 'json';
}

function membersOf(kind: 'headers' | 'body', trees: readonly RowTree[], context: PageContext): readonly RowTree[] {
  return trees.find((tree) => isContainer(tree, kind, context))?.members ?? [];
}

function isContainer({ row }: RowTree, kind: string, { dialect }: PageContext): boolean {
  return findContainer(row.name, dialect)?.kind === kind;
}

/**
 * A notification has headers and a body and nothing else, so any other row at indent 0 fell out of the body.
 * It goes back to where rows were last added: the content of the sealed string.
 */
function withFallenRows(trees: readonly RowTree[], context: PageContext): RowTree | undefined {
  const body = trees.find((tree) => isContainer(tree, 'body', context));
  const fallen = trees.filter((tree) => !isContainer(tree, 'headers', context) && tree !== body);
  for (const { row } of fallen) context.report('row-fallen', nameRange(row), { name: row.name });
  return body && fallen.length > 0 ? addToLastContent(body, fallen, context) : body;
}

function addToLastContent(tree: RowTree, fallen: readonly RowTree[], context: PageContext): RowTree {
  const last = tree.members.at(-1);
  const isOpen =
    last !== undefined && last.members.length > 0 && (last.row.encrypted !== undefined || holdsContent(last));
  const members = isOpen
    ? [...tree.members.slice(0, -1), addToLastContent(last, fallen, context)]
    : fallen.reduce((added, row) => addMember(added, row, context), tree.members);
  return { ...tree, members };
}

/** Names of members are unique: a repeated name becomes another form. */
function addMember(members: readonly RowTree[], tree: RowTree, { report }: PageContext): readonly RowTree[] {
  const { name } = tree.row;
  const twin = members.find(({ row }) => row.name === name);
  if (twin === undefined) return [...members, tree];
  report('field-duplicate', nameRange(tree.row), { name, line: twin.row.source.start.line });
  return members.with(members.indexOf(twin), { ...twin, alternatives: [...twin.alternatives, tree] });
}

function holdsContent(tree: RowTree): boolean {
  return tree.row.encrypted !== undefined || tree.members.some(holdsContent);
}
