import { findHeader, type HeaderFields } from '../core/headers.js';
import type { Operation } from '../core/operation.js';

/**
 * Numbers by which WeChat Pay recognises an order that it has already: `out_trade_no`, `out_refund_no`,
 * `combine_out_trade_no`, `out_batch_no`, …
 */
const ORDER_NUMBER = /(^|_)out(_[a-z]+)*_(no|id)$/;

/**
 * Tell whether WeChat Pay may get a v3 call twice without harm: one that only reads, or one that carries the caller's own
 * number for the order, so that the second is recognised as the first. A number in the path of a POST names an order that
 * is there already, and what is done to it may be done twice: a message is sent, a part is paid.
 */
export function isRepeatable(
  { method, url }: Operation,
  { json, headers }: { readonly json: unknown; readonly headers: HeaderFields | undefined },
): boolean {
  if (method === 'GET' || findHeader(headers, 'Idempotency-Key') !== undefined) return true;
  const inPath = method === 'POST' ? [] : [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const inBody = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  return [...inPath, ...inBody].some((name) => ORDER_NUMBER.test(name));
}
