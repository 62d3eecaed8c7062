import { createHash } from 'node:crypto';
import type { JsonSchema } from '../api-document/documented-call.js';
import { alternativesOf, hasType, isRecord, type Resolve } from '../api-document/schemas.js';

/** The context of sample values: the same context gives the same value. */
export interface SampleContext {
  readonly seed: string;
  readonly resolve: Resolve;
  /** The values of the request by name; responses repeat them where names agree. */
  readonly sent: ReadonlyMap<string, unknown>;
  /** Whether dates are written as in v2: `20260310093000`. */
  readonly isText: boolean;
  /** The path of the value: `amount.total`. */
  readonly path: string;
  /** Whether to leave out optional members, except in objects without required ones; default `false`. */
  readonly isBrief?: boolean;
}

/** Members of failed calls, which samples leave out. */
const FAILURES = new Set(['err_code', 'err_code_des', 'error_code', 'err_code_desc', 'fail_reason']);

/** Create a sample value of a schema. Encoded strings are their content, not yet encoded. */
export function sampleValue(schema: JsonSchema, context: SampleContext): unknown {
  const resolved = context.resolve(schema);
  const [first = {}, ...others] = alternativesOf(resolved);
  if (others.length > 0) return sampleValue(first, context);
  if (resolved.contentSchema !== undefined) return sampleValue(resolved.contentSchema, context);
  if (hasType(resolved, 'array')) {
    const count = 1 + (digestOf(context).readUInt32BE(0) % 2);
    const place = (index: number) => ({ ...context, path: `${context.path}.${index}` });
    return Array.from({ length: count }, (_, index) => sampleValue(resolved.items ?? {}, place(index)));
  }
  if (hasType(resolved, 'object')) return sampleMembers(resolved, context);
  return repeatRequestValue(resolved, context) ?? sampleScalar(resolved, context);
}

function sampleMembers(schema: JsonSchema, context: SampleContext): object {
  const { properties = {}, patternProperties = {}, required = [] } = schema;
  const counted = Object.entries(patternProperties).map(([pattern, member]) => [nameOf(pattern), member] as const);
  const isBrief = context.isBrief === true && required.length > 0;
  const members = [...Object.entries(properties), ...counted].filter(
    ([name]) => required.includes(name) || !(isBrief || FAILURES.has(name)),
  );
  const path = context.path === '' ? '' : `${context.path}.`;
  return Object.fromEntries(
    members.map(([name, member]) => [name, sampleValue(member, { ...context, path: path + name })]),
  );
}

/** `^coupon_id_\d+$` → `coupon_id_0` */
function nameOf(pattern: string): string {
  return pattern.slice(1, -1).replaceAll('\\d+', '0').replaceAll('\\', '');
}

function repeatRequestValue(schema: JsonSchema, { sent, path }: SampleContext): unknown {
  const value = sent.get(path) ?? sent.get(lastName(path));
  const isFit = schema.enum ? schema.enum.includes(value) : hasType(schema, typeOf(value));
  return isFit ? value : undefined;
}

function typeOf(value: unknown): string {
  if (typeof value !== 'number') return typeof value;
  return Number.isInteger(value) ? 'integer' : 'number';
}

function sampleScalar(schema: JsonSchema, context: SampleContext): unknown {
  const digest = digestOf(context);
  const number = digest.readUInt32BE(0);
  if (schema.enum) return schema.enum[number % schema.enum.length];
  if (hasType(schema, 'integer') || hasType(schema, 'number')) return 1 + (number % 9999);
  if (hasType(schema, 'boolean')) return number % 2 === 0;
  return hasType(schema, 'string') ? sampleText(lastName(context.path), digest, context.isText) : {};
}

function lastName(path: string): string {
  return path.split('.').findLast((name) => !/^\d+$/.test(name)) ?? '';
}

function digestOf({ seed, path }: SampleContext): Buffer {
  return createHash('sha256').update(`${seed}\n${path}`).digest();
}

/** The scalar values of a request by path, and by name where that is unique. */
export function listSent(value: unknown, path = ''): Map<string, unknown> {
  if (!isRecord(value)) return new Map();
  const below = Object.entries(value).map(([name, member]) => listSent(member, `${path}${name}.`));
  const own = Object.entries(value).filter(([, member]) => typeof member !== 'object');
  const named = own.flatMap(([name, member]) => [[`${path}${name}`, member] as const, [name, member] as const]);
  return new Map([...below.flatMap((each) => [...each]), ...named]);
}

/** Sample texts by the name of the member. The first match is used, so exact names come before endings. */
const texts: readonly (readonly [name: RegExp, write: (digest: Buffer, isText: boolean) => string])[] = [
  [/currency|fee_type/, () => 'CNY'],
  [/^hash_type$/, () => 'SHA1'],
  [/^(hash_value|sha1)$/, (digest) => digest.toString('hex').slice(0, 40)],
  [/sha256/, (digest) => digest.toString('hex')],
  [/appid$/, (digest) => `wx${digest.toString('hex').slice(0, 16)}`],
  [/openid$/, (digest) => `o${digest.toString('base64url').slice(0, 27)}`],
  [/^prepay_id$/, (digest) => `wx${digest.toString('hex').slice(0, 34)}`],
  [/^code_url$/, (digest) => `weixin://wxpay/bizpayurl?pr=${digest.toString('base64url').slice(0, 8)}`],
  [/url$/, (digest) => `https://pay.weixin.qq.com/${digest.toString('hex').slice(0, 16)}`],
  [/mch_?id$/, (digest) => `19${digits(digest, 8)}`],
  [/(time|_at)$/, (digest, isText) => moment(digest, isText)],
  [/date$/, () => '2026-03-10'],
  [/month$/, () => '2026-03'],
  [/(id|_no|number|code)$/, (digest) => digits(digest, 28)],
  [/(token|nonce_str|nonce|sign|serial)/, (digest) => digest.toString('hex').slice(0, 32)],
  [/(fee|amount|count|num)(_\d+)?$/, (digest) => digits(digest, 3)],
];

/** Create a sample text for a name from the 32 bytes of `digest`. */
function sampleText(name: string, digest: Buffer, isText: boolean): string {
  const [, write] = texts.find(([expression]) => expression.test(name)) ?? [];
  return write?.(digest, isText) ?? `示例 ${digits(digest, 4)}`;
}

/** Without zeros, so that it is a valid number as well. */
function digits(digest: Buffer, count: number): string {
  return Array.from({ length: count }, (_, index) => ((digest[index % digest.length] ?? 0) % 9) + 1).join('');
}

/** A time on 10 March 2026. */
function moment(digest: Buffer, isText: boolean): string {
  const [hour, minute, second] = [24, 60, 60].map((end, index) => String((digest[index] ?? 0) % end).padStart(2, '0'));
  return isText ? `20260310${hour}${minute}${second}` : `2026-03-10T${hour}:${minute}:${second}+08:00`;
}
