import type { Api } from './api.js';
import type { Client } from './client.js';
import type { BaseOptions } from './options.js';

/** Functions that only some APIs need, loaded by the first call. */
export interface Extras {
  readonly md5?: () => Promise<{ readonly md5: (bytes: Uint8Array) => Promise<Uint8Array> }>;
}

export declare function createHttpClient(api: Api, options: BaseOptions, extras?: Extras): Client;
