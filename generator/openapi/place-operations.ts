import type { OperationObject, PathItem } from './document.js';

/** An operation that wants a place in `paths` or `webhooks`. */
export interface Unplaced {
  /** As it is sent: `/v3/refund/domestic/refunds/{out_refund_no}`. */
  readonly key: string;
  readonly method: string;
  readonly operation: OperationObject;
}

interface Taken {
  readonly key: string;
  readonly methods: Map<string, OperationObject>;
}

/**
 * Give each operation a place. OpenAPI has one for a method and a path, whatever its placeholders are called, so that
 * later ones get a fragment, which is never sent.
 *
 *     /v3/loans/{loan_no}    get    →   /v3/loans/{loan_no}
 *     /v3/loans/{loan_no}    put    →   /v3/loans/{loan_no}                      another method
 *     /v3/loans/{number}     post   →   /v3/loans/{number}#v3.loans.….post       other placeholders
 */
export function placeOperations(operations: readonly Unplaced[]): Readonly<Record<string, PathItem>> {
  const places = new Map<string, Taken>();
  for (const { key, method, operation } of operations) {
    const known = places.get(toTemplate(key));
    const isFree = known === undefined || (known.key === key && !known.methods.has(method));
    const own = isFree ? key : `${key}#${operation.operationId}`;
    const place = places.get(toTemplate(own)) ?? { key: own, methods: new Map() };
    places.set(toTemplate(own), place);
    place.methods.set(method, operation);
  }
  return Object.fromEntries([...places.values()].map(({ key, methods }) => [key, Object.fromEntries(methods)]));
}

function toTemplate(key: string): string {
  return key.replace(/\{[^{}]*\}/g, '{}');
}
