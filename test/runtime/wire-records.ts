import { createVerify } from 'node:crypto';
import { expect } from 'vitest';
import type { Operation } from '../../templates/runtime/wechatpay/operation.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { keyPair, readTruth } from './shared.js';
import type { Vectors } from './vectors.js';

/** A request as the official PHP SDK sent it. */
export interface WireRecord {
  readonly id: string;
  readonly page: string;
  readonly anchor: string;
  readonly kind: string;
  readonly method: Operation['method'];
  readonly template: string;
  readonly url: string;
  readonly request_target: string;
  readonly query_params: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: WireBody;
  readonly path_params: Readonly<Record<string, string>>;
  readonly authorization?: { readonly message: string };
  readonly tls?: { readonly client_cert: string | null };
  readonly redirect_uri?: string;
  readonly v2_sign?: { readonly sign: string; readonly nonce_str: boolean };
}

interface WireBody {
  readonly type: 'none' | 'json' | 'xml' | 'multipart';
  readonly raw?: string;
  readonly json?: unknown;
  readonly fields?: readonly (readonly [string, string])[];
  readonly parts?: readonly {
    readonly name: string;
    readonly filename: string | null;
    readonly text?: string;
    readonly length: number;
  }[];
}

export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the merchant's TLS client certificate was to be shown. */
  readonly tls: boolean;
}

/**
 * The records that can be sent: not those of other hosts, nor those whose sample leaves a path value out or empty, so that
 * its URL is that of another endpoint; each of these has a record with values as well.
 */
export function readRecords(): readonly WireRecord[] {
  const { records } = readTruth<{ records: readonly WireRecord[] }>('wire.json');
  return records.map(nameTemplate).filter(isSendable);
}

/** Variants of a sample have no template of their own; theirs is that of their page. */
function nameTemplate(record: WireRecord): WireRecord {
  const { template = record.page.replace(/^openapi\/|(\/index)?\.md$/g, ''), path_params = {} } = record;
  return { ...record, template, path_params };
}

function isSendable({ kind, template, path_params }: WireRecord): boolean {
  if (kind === 'operation-other' || kind === 'redirect-uri') return false;
  const placeholders = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  return placeholders.every((name) => name === 'empty' || (path_params[name] ?? '') !== '');
}

/** Options of a client whose requests are recorded, not sent; sealing is off, because the samples have ciphertext already. */
export function capture({ php }: Vectors): { readonly options: ClientOptions; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const { privateKey } = keyPair(php.keys.merchant_private_jwk);
  const options: ClientOptions = {
    mchid: php.keys.mchid,
    serial: php.keys.merchant_serial,
    privateKey,
    certs: { [php.keys.public_key_id]: php.keys.platform_public },
    secret: php.keys.v2_secret,
    merchant: { cert: php.keys.merchant_certificate, key: privateKey },
    now: () => 1767225600,
    nonce: () => '0123456789ABCDEFGHIJKLMNOPQRSTUV',
    sealFields: false,
    retries: 0,
    fetch: async (url, { method = '', headers, body, ...init }) => {
      const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : String(body ?? '');
      sent.push({ url, method, headers: { ...headers } as Sent['headers'], body: text, tls: 'dispatcher' in init });
      return new Response(null, { status: 500 });
    },
  };
  return { options, sent };
}

/** Throws if the client sent anything other than the PHP SDK. */
export function expectSame(sent: Sent | undefined, record: WireRecord, vectors: Vectors): void {
  if (!sent) throw new Error('nothing was sent');
  const { body, headers } = record;
  const url = new URL(sent.url);
  expect([sent.method, url.origin + url.pathname]).toEqual([record.method, record.url.split('?')[0]]);
  expect([...url.searchParams]).toEqual(record.query_params);
  expect(pickDocumented(sent.headers)).toMatchObject(pickDocumented(headers));
  if (body.type === 'json') expect(JSON.parse(sent.body)).toEqual(body.json);
  if (body.type === 'xml') expect(fieldsOf(sent.body.slice(5, -6))).toEqual(body.fields);
  if (body.type === 'none') expect(sent.body).toBe('');
  if (body.type === 'multipart') expect(partNames(sent.body)).toEqual(body.parts?.map(({ name }) => name));
  if (record.authorization) expect(isSigned(sent, record, vectors)).toBe(true);
}

function partNames(multipart: string): (string | undefined)[] {
  return [...multipart.matchAll(/; name="(\w+)"/g)].map(([, name]) => name);
}

const DOCUMENTED = ['Wechatpay-Serial', 'Idempotency-Key', 'Wechatpay-Negative-Test', 'Accept-Encoding'];

function pickDocumented(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => DOCUMENTED.includes(name)));
}

/** The request of a caller, without members that the runtime fills in. */
export function requestOf({ query_params, body, path_params, headers }: WireRecord): object {
  const parts = body.parts?.map(({ name, filename, text, length }) => [
    name,
    filename === null ? text : { name: filename, content: Buffer.alloc(length) },
  ]);
  const ours = ['nonce_str', '0123456789ABCDEFGHIJKLMNOPQRSTUV'].join();
  const signed = (field: readonly [string, string]) => field[0] !== 'sign' && field.join() !== ours;
  return {
    ...path_params,
    query: query_params.length > 0 ? Object.fromEntries(query_params.filter(signed)) : undefined,
    headers: pickDocumented(headers),
    json: body.json,
    xml: body.fields && Object.fromEntries(body.fields.filter(signed)),
    body: parts && Object.fromEntries(parts),
  };
}

function fieldsOf(xml: string): (readonly [string, string])[] {
  return [...xml.matchAll(/<(\w+)>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))<\/\1>/gs)].map(
    ([, name = '', cdata, text = '']) => [name, cdata ?? text],
  );
}

function isSigned(
  { url, method, headers, body }: Sent,
  { body: { type, parts } }: WireRecord,
  { php }: Vectors,
): boolean {
  const { pathname, search } = new URL(url);
  const signed = type === 'multipart' ? (parts?.find(({ name }) => name === 'meta')?.text ?? '') : body;
  const message = `${method}\n${pathname}${search}\n1767225600\n0123456789ABCDEFGHIJKLMNOPQRSTUV\n${signed}\n`;
  const signature = /signature="([^"]+)"/.exec(String(headers['Authorization']))?.[1] ?? '';
  return createVerify('RSA-SHA256').update(message).verify(php.keys.merchant_public, signature, 'base64');
}
