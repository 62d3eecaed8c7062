import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApiPromise, CallOptions, Client } from '../../templates/runtime/wechatpay/client.js';
import type { WeChatPayClient } from '../../templates/runtime/wechatpay/create-client.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { keyPair } from '../runtime/shared.js';
import type { Vectors } from '../runtime/vectors.js';
import { recordRequests, type Sent } from './sent-request.js';
import { NONCE, NOW, type WireRecord } from './wire-records.js';

/** A generated function: `post(client, { json: { … } })`. */
export type Call = (client: Client, request: object, options?: CallOptions) => ApiPromise<unknown>;

/** The client of the records, with their merchant, clock, nonce and keys. Its requests are added to `requests`. */
export interface CorpusClient {
  readonly client: WeChatPayClient;
  readonly requests: Sent[];
}

/** Sealing is off: the samples have ciphertext already. */
export async function connect(folder: string, { php }: Vectors): Promise<CorpusClient> {
  const { createClient } = await load<{ createClient(options: ClientOptions): WeChatPayClient }>(folder, 'index.js');
  const { fetch, requests } = recordRequests();
  const { privateKey } = keyPair(php.keys.merchant_private_jwk);
  const client = createClient({
    mchid: php.keys.mchid,
    serial: php.keys.merchant_serial,
    privateKey,
    certs: { [php.keys.public_key_id]: php.keys.platform_public },
    secret: php.keys.v2_secret,
    bankKey: php.keys.platform_public,
    merchant: { cert: php.keys.merchant_certificate, key: privateKey },
    now: () => NOW,
    nonce: () => NONCE,
    sealFields: false,
    retries: 0,
    fetch,
  });
  return { client, requests };
}

/** Import the function of a record's page. */
export async function importCall(folder: string, { page, anchor }: Pick<WireRecord, 'page' | 'anchor'>): Promise<Call> {
  const path = page
    .replace(/^openapi\//, '')
    .replace(/\{(\w+)\}/g, '_$1_')
    .replace(/\.md$/, '.js');
  const call = (await load<Readonly<Record<string, Call>>>(folder, path))[anchor];
  if (!call) throw new Error(`${path} exports no ${anchor}`);
  return call;
}

function load<Module>(folder: string, path: string): Promise<Module> {
  return import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href);
}

/**
 * The same function through the chain: `openapi/v3/pay/transactions/id/{transaction_id}.md` and `get` are
 * `wxpay.v3.pay.transactions.id._transaction_id_.get`.
 */
export function chainCall(client: Client, { page, anchor }: Pick<WireRecord, 'page' | 'anchor'>): Call {
  const names = page
    .replace(/^openapi\/|\.md$/g, '')
    .split('/')
    .map(toMember);
  const call = [...names, anchor].reduce((node: object, name) => {
    const next: unknown = Reflect.get(node, name);
    if (next === undefined) throw new Error(`The chain has no ${name} where ${page} is.`);
    return Object(next);
  }, client);
  return (_client, request) => (call as (request: object) => ApiPromise<unknown>)(request);
}

function toMember(segment: string): string {
  return segment.replace(/^\{(\w+)\}$/, '_$1_').replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

/** Make the call; returns the one request that it sent. Rejects with the call's own error if it sent none. */
export async function sentBy(call: () => Promise<unknown>, { requests }: CorpusClient): Promise<Sent> {
  requests.length = 0;
  const failure: unknown = await call().then(
    () => undefined,
    (error: unknown) => error,
  );
  const [sent, second] = requests;
  if (!sent) throw failure;
  if (second) throw new Error('More than one request was sent.');
  return sent;
}
