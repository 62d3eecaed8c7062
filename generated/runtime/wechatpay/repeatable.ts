/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { findHeader, type HeaderFields } from '../core/headers.js';
import { isRecord } from '../core/is-record.js';
import type { Operation } from './operation.js';

/**
 * Numbers by which WeChat Pay recognizes a repeated order: `out_trade_no`, `out_refund_no`,
 * `combine_out_trade_no`, `out_batch_no`, …
 */
const ORDER_NUMBER = /(^|_)out(_[a-z]+)*_(no|id)$/;

/**
 * Whether a v3 call is safe to send twice: it only reads, or has the caller's own number for the order, so that the second one
 * is recognized as a repetition. A number in the path of a POST names an existing order, and its action may be repeated: a
 * message is sent, a part is paid. `json` is the text that is sent.
 */
export function isRepeatable(
  { method, url }: Operation,
  { json, headers }: { readonly json: string | undefined; readonly headers: HeaderFields | undefined },
): boolean {
  if (method === 'GET' || isNumber(findHeader(headers, 'Idempotency-Key'))) return true;
  // Path values are never empty.
  const inPath = method === 'POST' ? [] : [...url.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return [...inPath, ...namesInBody(json)].some((name) => ORDER_NUMBER.test(name));
}

/** The names in the sent body: `undefined` members are left out, `NaN` is null, and `toJSON` may have changed anything. */
function namesInBody(json: string | undefined): readonly string[] {
  // Do not parse bodies again that cannot have such a name.
  const body: unknown = json?.includes('out') ? JSON.parse(json) : undefined;
  return isRecord(body) ? Object.keys(body).filter((name) => isNumber(body[name])) : [];
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
