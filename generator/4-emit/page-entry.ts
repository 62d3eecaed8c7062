import { wordsOf } from '../messages/find-words.js';
import type { Api } from '../model/api.js';
import { isDeprecating } from '../model/describe-notices.js';
import type { Field, ObjectShape, Operation, Shape } from '../model/schema.js';
import type { SourceRange } from '../model/source-range.js';
import { fieldsWithin } from '../model/walk-shape.js';
import { buildNotificationLiteral, type NotificationLiteral } from './build-literal.js';
import { commentChain } from './comment-operation.js';
import { toCommentLine } from './comment-text.js';
import { completeEnvelope } from './complete-envelope.js';
import { findPaging } from './find-paging.js';
import type { LiteralObject } from './print-literal.js';
import { resultOf } from './result-of.js';

/** What the files over all pages need to know of one page. */
export interface PageEntry {
  /** `openapi/v3/payroll-card/tokens` */
  readonly path: string;
  readonly start: SourceRange;
  readonly parts: readonly PagePart[];
}

/** What a page adds to one file of the client. */
export interface PagePart {
  /** `page`: the file is that of the page. `url`: it is that of a URL, which other pages may add to. */
  readonly of: 'page' | 'url';
  /** The folders and the name of the file: `v3`, `orders`, `{order_id}`. */
  readonly segments: readonly string[];
  /** What tells it apart from other parts that would have the same file; the path of the page, or the URL. */
  readonly key: string;
  readonly operations: readonly OperationEntry[];
}

interface OperationNames {
  readonly page: string;
  readonly name: string;
  readonly id: string;
  /** What a caller gives. */
  readonly request: ObjectShape;
  readonly api: Api;
}

export interface OperationEntry {
  readonly kind: Operation['kind'];
  /** The function that the file exports. */
  readonly name: string;
  readonly title: string;
  /** `POST /v3/payroll-card/tokens`; empty for a notification. */
  readonly call: string;
  /** The doc comment of the method in the chain. */
  readonly comment: string;
  /** Whether an editor strikes it through. */
  readonly deprecated: boolean;
  /** True when the function can be called without a request. */
  readonly requestOptional: boolean;
  /** The member of the answer that holds the rows of a page; left out where it is no page of a list. */
  readonly list?: string;
  /** Of a notification: what comes; left out of a call. */
  readonly notification?: NotificationEntry;
  /** Of a notification that an event selects and in which more is encoded than in every other; left out otherwise. */
  readonly literal?: LiteralObject;
  /** How many fields the page describes. */
  readonly fields: number;
}

/** What a notification holds, its envelope completed. */
export interface NotificationEntry {
  readonly format: 'json' | 'xml';
  readonly shape: Shape;
}

/** What is kept of an operation of a page; `name` is the function that its file exports, `id` its page and anchor. */
export function summarizeOperation(operation: Operation, names: OperationNames): OperationEntry {
  const { kind, request, response } = operation;
  const words = wordsOf(names.api);
  const list = findPaging(operation, words, resultOf(response, names.api).body)?.list;
  const shapes = [request.body?.shape ?? { kind: 'unknown' as const }, response.body.shape];
  const fields = [...request.path, ...request.query, ...request.headers, ...response.headers];
  return {
    kind,
    name: names.name,
    title: toCommentLine(operation.title),
    call: kind === 'call' ? toCommentLine(`${operation.method} ${operation.url}`) : '',
    comment: commentChain(operation, words),
    deprecated: operation.notices.some(isDeprecating),
    requestOptional: names.request.fields.every((field) => !field.required),
    ...(list === undefined ? {} : { list }),
    ...(kind === 'notification' ? summarizeNotification(operation, names) : {}),
    fields: countFields(fields) + shapes.reduce((sum, shape) => sum + countMembers(shape), 0),
  };
}

function summarizeNotification(operation: Operation, { page, id, api }: OperationNames) {
  const shape = completeEnvelope(page, operation, api);
  const literal = buildNotificationLiteral(operation, { id, api, completed: shape });
  return { notification: { format: literal.format, shape }, ...selectLiteral(literal, api) };
}

/** What every notification seals, the client opens by itself. */
function selectLiteral(literal: NotificationLiteral, { notificationEnvelope }: Api): { literal?: LiteralObject } {
  const usual = (notificationEnvelope?.opened ?? []).map((decode) => JSON.stringify(decode));
  const selected = literal.events.length > 0 && !usual.includes(JSON.stringify(literal['decode']));
  return selected ? { literal } : {};
}

function countFields(fields: readonly Field[]): number {
  return fields.reduce((sum, { shape }) => sum + 1 + countMembers(shape), 0);
}

function countMembers(shape: Shape): number {
  return countFields(fieldsWithin(shape));
}
