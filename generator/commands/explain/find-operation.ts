import { nearestNames } from '../../model/nearest-names.js';
import type { NamedOperation } from './list-operations.js';
import { endsInKey, spellingKey } from './spelling-key.js';

/** What a name can mean; `near` holds names that it may have meant. */
export type Found<Thing> =
  | { readonly kind: 'one'; readonly found: Thing }
  | { readonly kind: 'several' | 'none'; readonly near: readonly string[] };

/**
 * The operation that is meant.
 *
 *     v3.payrollCard.tokens.post            as a call is written
 *     openapi/v3/payroll-card/tokens#post   its page; the id may be left out where the page has one operation
 *     POST /v3/payroll-card/tokens          its URL
 *     generated/v3/payroll-card/tokens.ts   its file
 */
export function findOperation(written: string, operations: readonly NamedOperation[]): Found<NamedOperation> {
  const matches = byUrl(written, operations) ?? longest(written, operations);
  const [only, ...others] = matches;
  if (only && others.length === 0) return { kind: 'one', found: only };
  if (only) return { kind: 'several', near: matches.map(({ name }) => name) };
  return {
    kind: 'none',
    near: nearestNames(
      written,
      operations.map(({ name }) => name),
    ),
  };
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

/** The longest spelling counts: `v3 pay orders get` ends in `orders get` too. */
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
function spellings({ page, operation, functionName }: NamedOperation): string[] {
  const path = spellingKey(page.path.replace(/^openapi\//, ''));
  return [`${path} ${operation.anchor}`, `${path} ${functionName}`, path];
}
