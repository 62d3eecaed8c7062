import { isDeepStrictEqual } from 'node:util';
import type { Vectors } from '../runtime/vectors.js';
import { compareAuthorization } from './compare-authorization.js';
import { compareBody } from './compare-body.js';
import { respell } from './php-spelling.js';
import type { Sent } from './sent-request.js';
import type { WireRecord } from './wire-records.js';

/** One part of a request, as we sent it and as the official SDK did. */
export interface Comparison {
  readonly part: string;
  readonly sent: unknown;
  readonly recorded: unknown;
}

/** A part that is not as recorded. */
export interface Difference extends Comparison {
  readonly id: string;
}

/** `exact`: byte by byte, in PHP's spelling of JSON. `decoded`: JSON in a string may be spelled differently. */
export type Strictness = 'exact' | 'decoded';

export interface Rules {
  readonly strictness: Strictness;
  readonly vectors: Vectors;
}

/** Compare all parts of a request that the server sees. */
export function compareSent(sent: Sent, record: WireRecord, { strictness, vectors }: Rules): Difference[] {
  const { v2_secret: secret, merchant_public: publicKey } = vectors.php.keys;
  const comparisons = [
    { part: 'method', sent: sent.method, recorded: record.method },
    ...compareAddress(sent, record, strictness),
    ...compareHeaders(sent, record),
    ...compareBody(sent, record.body, { strictness, secret }),
    ...compareAuthorization(sent, record, { strictness, publicKey }),
    { part: 'certificate', sent: sent.certificate, recorded: record.tls.client_cert !== null },
  ];
  return comparisons
    .filter((comparison) => !isDeepStrictEqual(comparison.sent, comparison.recorded))
    .map((comparison) => ({ id: record.id, ...comparison }));
}

function compareAddress(sent: Sent, record: WireRecord, strictness: Strictness): Comparison[] {
  const recorded = spellBooleans(record);
  if (strictness === 'exact') return [{ part: 'address', sent: sent.url, recorded: recorded.href }];
  const { searchParams, origin, pathname } = new URL(sent.url);
  return [
    { part: 'address', sent: origin + pathname, recorded: recorded.origin + recorded.pathname },
    { part: 'query', sent: respell([...searchParams]), recorded: respell([...recorded.searchParams]) },
  ];
}

/** The protocol requires `true` where PHP writes `1`. */
export function spellBooleans({ url, php_boolean_query = [] }: WireRecord): URL {
  const names = php_boolean_query.join('|') || '(?!)';
  return new URL(url.replace(new RegExp(`([?&](?:${names})=)1(?=&|$)`, 'g'), '$1true'));
}

/** Headers that pages describe; headers that either client adds (`Accept`, `User-Agent`) are not compared. */
const comparedHeaders = ['Wechatpay-Serial', 'Idempotency-Key', 'Wechatpay-Negative-Test', 'Accept-Encoding'];

function compareHeaders(sent: Sent, { headers, body }: WireRecord): Comparison[] {
  const asked = comparedHeaders.filter((name) => name in headers);
  const type = body.type === 'none' ? [] : ['Content-Type'];
  return [...asked, ...type].map((name) => ({
    part: name,
    sent: mediaType(sent.headers[name.toLowerCase()]),
    recorded: mediaType(headers[name]),
  }));
}

/** The type without its parameters, since boundaries are random. */
function mediaType(header: string | undefined): string | undefined {
  return header?.split(';')[0];
}
