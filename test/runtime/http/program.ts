import { ApiError } from '../../../templates/runtime/core/api-error.js';
import { ClientError } from '../../../templates/runtime/core/errors.js';
import type { Api } from '../../../templates/runtime/http/api.js';
import type { Client, Download } from '../../../templates/runtime/http/client.js';
import { createHttpClient } from '../../../templates/runtime/http/create-client.js';
import { md5 } from '../../../templates/runtime/http/md5.js';
import { createClient } from './library/client.js';
import { post } from './library/v1/loans/create.js';

/** Where the program finds its servers. */
export interface Origins {
  readonly api: string;
  /** Nobody listens there. */
  readonly dead: string;
}

const hashed: Api = {
  servers: [],
  auth: [
    {
      name: 'salted',
      options: { password: {} },
      sign: { text: '{password}{nonce}', by: 'md5', as: 'hex' },
      query: { t: '{signature}', s: '{nonce}' },
    },
  ],
};

/** What a client does in any runtime, as text that is the same in each. */
export async function useClient({ api, dead }: Origins): Promise<Record<string, unknown>> {
  const now = () => 1_700_000_000_123;
  const client = createClient({ baseUrl: api, key: 'K-1', secret: 'S-é1', now, retries: 0 });
  const salted: { readonly password: string } & Parameters<typeof createHttpClient>[1] = {
    baseUrl: api,
    password: 'sesame',
    nonce: () => 'N0NCE',
  };
  const loan = await post(client, { json: { copy: 'C-17', reader: 'R-4' } });
  const hash = await createHttpClient(hashed, salted, { md5: async () => ({ md5 }) }).request('GET', '/echo');
  const lost = await failure(createClient({ baseUrl: dead, retries: 0 }), 'GET', '/x');
  const plain = createHttpClient(keyed, Object({ baseUrl: dead, key: 'S3CRET', retries: 0 }));
  const leak = await plain.request('GET', '/x').catch((error: unknown) => error);
  return {
    loan,
    hash,
    refused: await failure(client, 'GET', '/refuse'),
    upload: await client.request('POST', '/upload', { body: { title: 'é', file: new File(['é'], 'a.txt') } }),
    form: await client.request('POST', '/echo', { form: { a: ['b c', 'é'] } }),
    download: await readDownload(client),
    lost: lost.name,
    leaks: JSON.stringify([leak, String(leak), Object(leak).stack, Object(leak).cause?.stack]).includes('S3CRET'),
  };
}

const keyed: Api = { servers: [], auth: [{ name: 'key', options: { key: {} }, query: { key: '{key}' } }] };

async function readDownload(client: Client): Promise<object> {
  const file = await client.call<Download>({ id: 'file', method: 'GET', url: '/file', answer: 'binary' }, {});
  return { name: file.name, type: file.type, text: await file.text() };
}

async function failure(client: Client, method: string, path: string): Promise<Record<string, unknown>> {
  const error: unknown = await client.request(method, path).catch((reason: unknown) => reason);
  if (error instanceof ApiError)
    return { name: error.name, status: error.status, code: error.code, message: error.message };
  return { name: error instanceof ClientError ? error.name : `not a ClientError: ${String(error)}` };
}
