import { NONCE, type Pair, type WireBody, type WirePart, type WireRecord } from './wire-records.js';

/** Headers that the caller passes; those that the runtime fills in are left out. */
const documentedHeaders = ['Idempotency-Key', 'Wechatpay-Negative-Test', 'Accept-Encoding'];

/** The request of a record as its caller would give it, with raw values: JSON in a string stays a string. */
export function recordedRequest(record: WireRecord): object {
  if (record.redirect_uri !== undefined) return { query: redirectQuery(record.redirect_uri) };
  const { path_params, query_params, headers, body, php_boolean_query = [] } = record;
  const query = query_params.filter(isGiven).map(([name, value]) => [name, php_boolean_query.includes(name) || value]);
  const documented = Object.entries(headers).filter(([name]) => documentedHeaders.includes(name));
  return {
    ...path_params,
    ...(query.length > 0 ? { query: Object.fromEntries(query) } : {}),
    ...(documented.length > 0 ? { headers: Object.fromEntries(documented) } : {}),
    ...bodyOf(body),
  };
}

function redirectQuery(address: string): object {
  return Object.fromEntries([...new URL(address).searchParams].filter(isGiven));
}

function bodyOf(body: WireBody): object {
  switch (body.type) {
    case 'none':
      return {};
    case 'json':
      return { json: body.json };
    case 'xml':
      return { xml: Object.fromEntries(body.fields.filter(isGiven)) };
    case 'multipart':
      return {
        body: Object.fromEntries(
          body.parts.map((part) => [part.name, part.filename === null ? part.text : fileOf(part)]),
        ),
      };
  }
}

/** Neither the sign nor our own nonce; another nonce is the sample's. */
export function isGiven([name, value]: Pair): boolean {
  return name !== 'sign' && !(name === 'nonce_str' && value === NONCE);
}

/** A file as a caller may give it; the bytes of pictures are not recorded. */
export function fileOf({ filename, length, text }: WirePart): { readonly name: string; readonly content: Buffer } {
  return { name: filename ?? '', content: text === undefined ? Buffer.alloc(length) : Buffer.from(text) };
}
