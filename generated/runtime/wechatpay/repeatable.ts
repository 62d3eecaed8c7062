/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { isRecord } from '../core/codec.js';
import { findHeader, type HeaderFields } from '../core/headers.js';
import type { Operation } from './operation.js';

/**
 * Numbers by which WeChat Pay recognises an order that it has already: `out_trade_no`, `out_refund_no`,
 * `combine_out_trade_no`, `out_batch_no`, …
 */
const ORDER_NUMBER = /(^|_)out(_[a-z]+)*_(no|id)$/;

/**
 * Whether WeChat Pay may get a v3 call twice without harm: one that only reads, or one that carries the caller's own
 * number for the order, so that the second is recognised as the first. A number in the path of a POST names an order that
 * is there already, and what is done to it may be done twice: a message is sent, a part is paid. `json` is the text that is sent.
 */
export function isRepeatable(
  { method, url }: Operation,
  { json, headers }: { readonly json: string | undefined; readonly headers: HeaderFields | undefined },
): boolean {
  if (method === 'GET' || isNumber(findHeader(headers, 'Idempotency-Key'))) return true;
  // A value of the path is never empty.
  const inPath = method === 'POST' ? [] : [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return [...inPath, ...namesInBody(json)].some((name) => ORDER_NUMBER.test(name));
}

/** Judged by what leaves: a member that was `undefined` is not there, `NaN` is null, and `toJSON` may have changed anything. */
function namesInBody(json: string | undefined): readonly string[] {
  // Most bodies that hold no such name are not worth parsing again.
  const body: unknown = json?.includes('out') ? JSON.parse(json) : undefined;
  return isRecord(body) ? Object.keys(body).filter((name) => isNumber(body[name])) : [];
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
