/** What the generator writes for an API of a library; kept by hand. */
import type { Api } from '../../../../templates/runtime/http/api.js';
import type { Client } from '../../../../templates/runtime/http/client.js';
import { createHttpClient } from '../../../../templates/runtime/http/create-client.js';
import type { BaseOptions } from '../../../../templates/runtime/http/options.js';

/** A client of the library. */
export interface LibraryClient extends Client {}

export interface ClientOptions extends BaseOptions {
  /** The key of the reader. */
  readonly key?: string | undefined;
  /** The secret that belongs to the key. */
  readonly secret?: string | undefined;
  /** Milliseconds that a request is good for. */
  readonly window?: string | undefined;
}

export function createClient(options: ClientOptions = {}): LibraryClient {
  return createHttpClient(api, options);
}

const api: Api = {
  servers: ['https://library.example'],
  auth: [
    {
      name: 'signature',
      options: { key: {}, secret: {}, window: { default: '5000' } },
      sign: { text: '{milliseconds}{key}{window}{queryOrBody}', by: 'hmac-sha256', key: '{secret}', as: 'hex' },
      headers: { 'X-Key': '{key}', 'X-Time': '{milliseconds}', 'X-Window': '{window}', 'X-Sign': '{signature}' },
    },
  ],
  envelope: { code: 'code', ok: [0], message: 'message', data: 'data' },
};
