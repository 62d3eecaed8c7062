import { createVerify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../templates/runtime/core/operation.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { isShared, keyPair, readTruth } from '../shared.js';
import type { Vectors } from '../vectors.js';

/** A request as the official PHP SDK sent it. */
interface WireRecord {
  readonly id: string;
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

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads one record's request out of the client, sealing off: what the samples seal is ciphertext already. */
async function sendRecord(record: WireRecord, { php }: Vectors): Promise<Sent> {
  const sent: Sent[] = [];
  const client = createClient({
    mchid: php.keys.mchid,
    serial: php.keys.merchant_serial,
    privateKey: keyPair(php.keys.merchant_private_jwk).privateKey,
    certs: { [php.keys.public_key_id]: php.keys.platform_public },
    secret: php.keys.v2_secret,
    now: () => 1767225600,
    nonce: () => '0123456789ABCDEFGHIJKLMNOPQRSTUV',
    sealFields: false,
    retries: 0,
    fetch: async (url, { method = '', headers, body }) => {
      const text = body instanceof Blob ? await body.text() : String(body ?? '');
      sent.push({ url, method, headers: headers as Record<string, string>, body: text });
      return new Response(null, { status: 500 });
    },
  });
  await client.call(operationOf(record), requestOf(record)).catch(() => {});
  const [only] = sent;
  if (!only) throw new Error('nothing was sent');
  return only;
}

function operationOf({ id, method, url, template, request_target, v2_sign }: WireRecord): Operation {
  const isV3 = template.startsWith('v3/');
  const prefix = isV3 ? request_target.slice(0, request_target.indexOf('/v3/')) : '';
  // The PHP client writes the end of an address that is a slash so.
  const path = `/${isV3 ? template.replace('{empty}', '') : template.slice(3)}`;
  return {
    id,
    method,
    url: path,
    server: `${new URL(url).origin}${prefix}/`,
    answer: 'json',
    ...(v2_sign?.nonce_str === false ? { nonce: false } : {}),
  };
}

function requestOf({ query_params, body, path_params, headers }: WireRecord): object {
  const documented = ['Wechatpay-Serial', 'Idempotency-Key', 'Wechatpay-Negative-Test', 'Accept-Encoding'];
  const parts = body.parts?.map(({ name, filename, text, length }) => [
    name,
    filename === null ? text : { name: filename, content: Buffer.alloc(length) },
  ]);
  const ours = ['nonce_str', '0123456789ABCDEFGHIJKLMNOPQRSTUV'].join();
  const signed = (field: readonly [string, string]) => field[0] !== 'sign' && field.join() !== ours;
  return {
    ...path_params,
    query: query_params.length > 0 ? Object.fromEntries(query_params.filter(signed)) : undefined,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => documented.includes(name))),
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

describe.skipIf(!isShared)('the requests of the official PHP SDK', () => {
  const vectors = isShared ? readTruth<Vectors>('vectors.json') : undefined;
  const records = isShared ? readTruth<{ records: readonly WireRecord[] }>('wire.json').records : [];
  const sendable = records.filter(
    ({ kind, path_params = {} }) =>
      kind.startsWith('operation') && kind !== 'operation-other' && !Object.values(path_params).includes(''),
  );
  // Three samples leave a placeholder out, so that their addresses are another endpoint's; each has a filled record too.
  const complete = sendable.filter(({ template, path_params }) =>
    [...template.matchAll(/\{([^{}]+)\}/g)].every(([, name = '']) => name === 'empty' || name in path_params),
  );

  it.each(complete)('$kind $id', async (record) => {
    if (!vectors) return;
    const sent = await sendRecord(record, vectors);
    const url = new URL(sent.url);
    expect([sent.method, url.origin + url.pathname]).toEqual([record.method, record.url.split('?')[0]]);
    expect([...url.searchParams]).toEqual(record.query_params);
    if (record.body.type === 'json') expect(JSON.parse(sent.body)).toEqual(record.body.json);
    if (record.body.type === 'xml') expect(fieldsOf(sent.body.slice(5, -6))).toEqual(record.body.fields);
    if (record.body.type === 'none') expect(sent.body).toBe('');
    if (record.authorization) expect(verifies(sent, record, vectors)).toBe(true);
  });

  it('leaves out only records without an address of their own', () => {
    expect(sendable.length - complete.length).toBe(3);
    expect(complete.length).toBeGreaterThan(600);
  });
});

function verifies(
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
