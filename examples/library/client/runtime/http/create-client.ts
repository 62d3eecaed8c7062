/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { apiPromise } from '../core/api-promise.js';
import type { Api } from './api.js';
import { chooseProofs } from './authorize.js';
import { checkClientOptions } from './check-options.js';
import type { ApiPromise, ApiResult, Client } from './client.js';
import type { Context, Proof } from './context.js';
import type { BaseOptions } from './options.js';
import { makeCall } from './plain-call.js';
import type { Signing } from './sign.js';

/**
 * Make a client of an API. It shows none of its options. Throws a `ConfigError` that names an option which cannot be used.
 * `md5` loads what signs with MD5, where a rule does.
 */
export function createHttpClient(api: Api, given: BaseOptions, { md5 }: Pick<Signing, 'md5'> = {}): Client {
  const credentials = api.auth.flatMap((rule) => Object.keys(rule.options));
  checkClientOptions(given, credentials);
  const options = { ...given };
  let proofs: readonly Proof[] | undefined;
  const context: Context = {
    api,
    options,
    proofs: () => {
      proofs ??= chooseProofs(api, options, { now: options.now, nonce: options.nonce, md5 });
      return proofs;
    },
  };
  return Object.freeze<Client>({
    call: (operation, request, callOptions = {}) =>
      start(async () => makeCall({ operation, request: { ...request }, options: callOptions }, context)),
    request: (method, path, message = {}, callOptions = {}) =>
      start(async () => {
        const { undocumented } = await import('./undocumented.js');
        const operation = undocumented(method, path, message);
        return makeCall({ operation, request: { ...message }, options: callOptions }, context);
      }),
  });
}

/** Whatever is wrong with a call, it rejects; none throws at once. */
function start<T>(call: () => Promise<ApiResult<unknown>>): ApiPromise<T> {
  // `T` is what the page documents; nothing at run time can add to it.
  return apiPromise(call() as Promise<ApiResult<T>>);
}
