import type { JsonSchema } from '../api-document/documented-call.js';
import type { SampledParameter, WrittenOperation } from '../api-document/read-document.js';
import { alternativesOf, bestAlternative, isRecord, memberSchema, type Resolve } from '../api-document/schemas.js';
import { tryJson } from '../protocol/try-json.js';
import { Expression, isName, printLiteral } from './print-literal.js';

/**
 * The code of a call with the generated client, with the samples of its operation.
 *
 *     const answer = await wxpay.v3.refund.domestic.refunds._out_refund_no_.get({
 *       out_refund_no: '…',
 *     });
 */
export function printCall(operation: WrittenOperation, resolve: Resolve): string {
  const { page, anchor } = operation['x-docwright'];
  const segments = page.replace(/^openapi\//, '').split('/');
  const members = [...segments.map(nameMember), anchor.replace(/[^\p{ID_Continue}$]+/gu, '_')];
  const chain = members.map((member) => (isName(member) ? `.${member}` : `[${printLiteral(member)}]`)).join('');
  const request = { ...groupParameters(operation.parameters ?? [], resolve), ...bodyOf(operation, resolve) };
  const given = Object.keys(request).length > 0 ? printLiteral(request) : '';
  return `const answer = await wxpay${chain}(${given});`;
}

/** `out-trade-no` → `outTradeNo`, `{out_trade_no}` → `_out_trade_no_` */
function nameMember(segment: string): string {
  return segment.replace(/^\{(.*)\}$/, '_$1_').replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function groupParameters(parameters: readonly SampledParameter[], resolve: Resolve): object {
  const sampled = parameters.filter(({ name, example }) => example !== undefined && name !== 'Wechatpay-Serial');
  const group = (place: SampledParameter['in']) => {
    const own = sampled.filter((parameter) => parameter.in === place);
    return Object.fromEntries(own.map(({ name, example, schema }) => [name, givenValue(example, schema, resolve)]));
  };
  const [query, headers] = [group('query'), group('header')];
  return {
    ...group('path'),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}

/** The member of a request that contains the body, by media type. */
const bodyNames: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
};

function bodyOf({ requestBody }: WrittenOperation, resolve: Resolve): object {
  const [type = '', media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  const sample = Object.values(media?.examples ?? {})[0]?.value;
  if (media === undefined || sample === undefined) return {};
  return { [bodyNames[type] ?? 'body']: givenValue(sample, media.schema, resolve) };
}

/** A sample as the client takes it: encoded values are plain, and files have a name and content. */
function givenValue(value: unknown, schema: JsonSchema, resolve: Resolve): unknown {
  const resolved = resolve(schema);
  const [first = resolved, ...others] = alternativesOf(resolved);
  if (others.length > 0) return givenValue(value, bestAlternative(value, [first, ...others], resolve), resolve);
  const { items = {}, contentSchema, format, 'x-encoded': encoding } = resolved;
  if (format === 'binary') return { name: value, content: new Expression(`await readFile(${printLiteral(value)})`) };
  if (contentSchema && encoding === 'json' && typeof value === 'string') {
    const parsed = tryJson(value);
    return givenValue(parsed === undefined ? value : parsed, contentSchema, resolve);
  }
  if (Array.isArray(value)) return value.map((each) => givenValue(each, items, resolve));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    givenValue(member, memberSchema(resolved, name) ?? {}, resolve),
  ]);
  return Object.fromEntries(members);
}
