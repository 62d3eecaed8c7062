import type { Operation, Page } from '../../generator/model/schema.js';
import type { ApiPromise, CallOptions, Client } from '../../templates/runtime/wechatpay/client.js';

/** A generated function: `post(client, { json: { … } })`. */
export type Call = (client: Client, request: object, options?: CallOptions) => ApiPromise<unknown>;

export interface Outcome {
  /** `openapi/v3/refund/domestic/refunds#post` */
  readonly id: string;
  readonly response?: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** Make every call of the pages with its documented sample. */
export async function callEvery(
  pages: readonly Page[],
  client: Client,
  load: (page: string, anchor: string) => Promise<Call>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { path, operations } of pages) {
    for (const operation of operations.filter(({ kind }) => kind === 'call')) {
      const call = await load(path, operation.anchor);
      const id = `${path}#${operation.anchor}`;
      outcomes.push({ id, ...(await attempt(() => call(client, sampleRequest(operation)))) });
    }
  }
  return outcomes;
}

async function attempt(call: () => ApiPromise<unknown>): Promise<Omit<Outcome, 'id'>> {
  try {
    return await call().withResponse();
  } catch (error) {
    return { error };
  }
}

/** The sample of an operation; open placeholders get a value, and signatures and `Wechatpay-Serial` are left to the runtime. */
function sampleRequest({ examples: [example], request }: Operation): object {
  const { headers = {}, body, ...given } = Object(example?.request);
  const { 'Wechatpay-Serial': _serial, ...documented } = headers;
  const { sign: _sign, ...query } = Object(given.query);
  const path = Object.fromEntries(request.path.map(({ name }) => [name, given[name] || '1900000109']));
  const isUpload = request.body?.format === 'multipart';
  return {
    ...Object(shorten(given)),
    ...path,
    ...(given.query && { query }),
    headers: documented,
    ...(isUpload ? { body: upload(body) } : body && { body }),
  };
}

/** Shorten ciphertext of a sample, which is longer than a text that can be sealed. */
function shorten(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 200 ? value.slice(0, 40) : value;
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shorten(member)]));
}

function upload(body: object = {}): object {
  const parts = Object.entries(body).map(([name, value]) =>
    name === 'meta' ? [name, withoutDigests(value)] : [name, { name: 'file.png', content: Buffer.from('bytes') }],
  );
  return Object.fromEntries(parts);
}

function withoutDigests(meta: object): object {
  return Object.fromEntries(Object.entries(meta).filter(([name]) => !/sha256|sm3/.test(name)));
}
