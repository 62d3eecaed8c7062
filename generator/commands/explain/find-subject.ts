import { callOf, matchOperations } from '../../model/match-operations.js';
import { nearestNames } from '../../model/nearest-names.js';
import { operationKey } from '../../model/operation-key.js';
import type { PlacedField } from './list-fields.js';
import type { NamedOperation } from './list-operations.js';

/** The result of a lookup by name; `near` has similar names. */
export type Found<Thing> =
  | { readonly kind: 'one'; readonly found: Thing }
  | { readonly kind: 'several' | 'none'; readonly near: readonly string[] };

/**
 * Find an operation by any of its spellings.
 *
 *     v3.payrollCard.tokens.post            as a call is written
 *     openapi/v3/payroll-card/tokens#post   its page; the id may be left out where the page has one operation
 *     POST /v3/payroll-card/tokens          its URL
 *     guide/loans#GET /v1/loans/{loan}      its key
 *     generated/v3/payroll-card/tokens.ts   its file
 */
export function findOperation(written: string, operations: readonly NamedOperation[]): Found<NamedOperation> {
  const matches = findMatches(written, operations);
  const [only, ...others] = matches;
  if (only && others.length === 0) return { kind: 'one', found: only };
  if (only) return { kind: 'several', near: matches.map(({ name }) => name) };
  return {
    kind: 'none',
    near: [
      ...new Set(
        nearestNames(
          written,
          operations.map((operation) => nameLike(written, operation)),
        ),
      ),
    ],
  };
}

/** Only these have a blank, a `#` or a slash at the start; others are as callers write them. */
function findMatches(written: string, operations: readonly NamedOperation[]): readonly NamedOperation[] {
  const exact = /^\/|[\s#]/.test(written) ? matchOperations(written, operations) : [];
  return exact.length > 0 ? exact : (byUrl(written, operations) ?? longest(written, operations));
}

/** The name of an operation in the form of another name, so that they can be compared. */
function nameLike(written: string, { page, operation, name }: NamedOperation): string {
  if (written.includes('#')) return operationKey(page, operation);
  return callOf(written) === undefined ? name : `${operation.method} ${operation.url}`;
}

function byUrl(written: string, operations: readonly NamedOperation[]): NamedOperation[] | undefined {
  const [, method = '', url = ''] = /^([A-Za-z]+)\s+(\/\S*)$/.exec(written.trim()) ?? [];
  if (url === '') return undefined;
  return operations.filter(
    ({ operation }) =>
      operation.kind === 'call' &&
      operation.method === method.toUpperCase() &&
      spellingKey(operation.url) === spellingKey(url),
  );
}

/** The operations with the longest matching spelling: `v3 pay orders get` also ends in `orders get`. */
function longest(written: string, operations: readonly NamedOperation[]): NamedOperation[] {
  const key = spellingKey(written.replace(/(?:\.md|\.ts)(?=$|[#.])/, ''));
  const matches = operations.flatMap((operation) => {
    const end = spellings(operation).find((spelling) => endsInKey(key, spelling));
    return end === undefined ? [] : [{ operation, length: end.length }];
  });
  const most = Math.max(0, ...matches.map(({ length }) => length));
  return matches.filter(({ length }) => length === most).map(({ operation }) => operation);
}

/** Longer ones first. */
function spellings({ page, operation, functionName, name }: NamedOperation): string[] {
  const path = spellingKey(page.path.replace(/^openapi\//, ''));
  // A file may be that of a URL and not of a page.
  const file = spellingKey(name.replace(/\.[^.]*$/, ''));
  return [`${path} ${operation.anchor}`, `${path} ${functionName}`, spellingKey(name), path, file];
}

/**
 * A key that is the same for every spelling of an operation or a field: lower-case words without punctuation.
 *
 *     v3.payrollCard._id_.get   v3/payroll-card/{id}#get   →   v3 payrollcard id get
 */
function spellingKey(text: string): string {
  const words = text.split(/[./#[\]\s]+/).map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}$]/gu, ''));
  return words.filter((word) => word !== '').join(' ');
}

/** Whether a key ends in another, word by word: `library v1 loans get` in `v1 loans get`. */
function endsInKey(key: string, end: string): boolean {
  return key === end || key.endsWith(` ${end}`);
}

/**
 * Find a field by any of its spellings: `json.amount.total`, its end `amount.total`, a type `Request.Json.Amount`, or the path of an
 * override `request.json.amount.total`.
 */
export function findField(written: string, fields: readonly PlacedField[]): Found<PlacedField> {
  const overridden = fromOverride(written).find((path) => fields.some((field) => field.path === path));
  return overridden === undefined ? findSpelt(written, fields) : findSpelt(overridden, fields);
}

/** The field paths that the path of an override can mean; the title of a form is left out: `request.body.scene[METRO].device_id`. */
function fromOverride(written: string): string[] {
  const path = written.replace(/\[[^[\]]*\]/g, '');
  const [, side, part, names = ''] =
    /^(request|response)\.(path|query|headers|body|json|form|xml)(?:\.(.+))?$/.exec(path) ?? [];
  if (side === undefined || part === undefined) return [];
  if (side === 'response') return [`response.${names}`, `reply.${names}`];
  // Paths of a notification's members have no prefix.
  const parts = part === 'body' ? ['json', 'form', 'xml', 'body'] : [part];
  if (names === '') return parts;
  if (part === 'path') return [names];
  return [...parts.map((name) => `${name}.${names}`), names];
}

function findSpelt(written: string, fields: readonly PlacedField[]): Found<PlacedField> {
  const exact = fields.filter(({ path }) => path === written);
  const key = spellingKey(written.replace(/^(?:\w+\.)?(?:Request|Notification)\./, ''));
  const spelt = fields.filter(({ path }) => spellingKey(path) === key || compactKey(path) === compactKey(written));
  const ending = fields.filter(({ path }) => endsInKey(spellingKey(path), key));
  const matches = [exact, spelt, ending].find(({ length }) => length > 0) ?? [];
  const paths = [...new Set(matches.map(({ path }) => path))];
  const [only] = matches;
  // All forms of a field have the same path; use the first.
  if (only && paths.length === 1) return { kind: 'one', found: only };
  if (only) return { kind: 'several', near: paths };
  return { kind: 'none', near: nearestNames(written, [...new Set(fields.map(({ path }) => path))]) };
}

/** `Response.GoodsDetail` and `response.goods_detail` alike. */
function compactKey(path: string): string {
  return spellingKey(path).replaceAll('$', '');
}
