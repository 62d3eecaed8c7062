import { isRecord } from '../api-document/schemas.js';
import { sealValue } from '../messages/seal-value.js';
import { authorize, signFields } from './sign-request.js';
import { sealingOf, type TriedCall } from './tried-call.js';
import { writeBody } from './write-body.js';

/** A request as it is sent. */
export interface WrittenRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Write a call like a client: sealed as its page says, and signed. Throws a `RangeError` when a text is too long to seal. */
export function writeRequest(tried: TriedCall): WrittenRequest {
  const { call, request, context } = tried;
  const { bytes, contentType, signedText } = writeBody(tried);
  const { method } = request;
  const target = writeTarget(tried);
  const isSigned = call.signature === 'header';
  return {
    method,
    target,
    headers: {
      ...passedHeaders(tried),
      accept: 'application/json, */*',
      'user-agent': 'docwright-sandbox',
      ...(contentType !== undefined && { 'content-type': contentType }),
      ...(method !== 'GET' && { 'content-length': String(bytes.length) }),
      ...(isSigned && { authorization: authorize({ method, target, text: signedText }, tried) }),
      'wechatpay-serial': context.identity.platform[0].serial,
    },
    body: bytes,
  };
}

/** Pass on documented headers and `X-Sandbox-Fault`, but not those of the browser. */
function passedHeaders({ call, request }: TriedCall): Record<string, string> {
  const documented = Object.keys(call.parameters.header.properties ?? {}).map((name) => name.toLowerCase());
  const names = [...documented, 'x-sandbox-fault'].filter((name) => typeof request.headers[name] === 'string');
  return Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
}

/** A query without sealed members stays as it was typed. */
function writeTarget(tried: TriedCall): string {
  const { call, request, target } = tried;
  const typed = request.target.slice(request.target.indexOf(target.path));
  const sealed = sealValue(target.query, call.parameters.query, sealingOf(tried));
  const query = isRecord(sealed) ? sealed : {};
  if (call.signature === 'query') return `${target.path}?${writeQuery(signFields(query, tried))}`;
  return JSON.stringify(query) === JSON.stringify(target.query) ? typed : `${target.path}?${writeQuery(query)}`;
}

function writeQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs).toString();
}
