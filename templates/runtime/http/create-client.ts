import { apiPromise } from '../core/api-promise.js';
import { ConfigError } from '../core/errors.js';
import { shieldLogger } from '../core/observe.js';
import type { Api } from './api.js';
import { chooseAuthorize } from './authorize.js';
import { checkClientOptions } from './check-options.js';
import type { ApiPromise, ApiResult, Client, RequestMessage } from './client.js';
import type { Context } from './context.js';
import type { Operation } from './operation.js';
import type { Authorize, BaseOptions } from './options.js';
import { perform } from './perform.js';
import type { Signing } from './sign.js';

/**
 * Make a client of an API. It shows none of its options. Throws a `ConfigError` that names an option which cannot be used.
 * `md5` loads what signs with MD5, where a rule does.
 */
export function createHttpClient(api: Api, given: BaseOptions, { md5 }: Pick<Signing, 'md5'> = {}): Client {
  checkClientOptions(
    given,
    api.auth.flatMap((rule) => Object.keys(rule.options)),
  );
  const options = { ...given, logger: given.logger && shieldLogger(given.logger) };
  const { now = Date.now, nonce = randomNonce } = options;
  let authorize: readonly Authorize[] | undefined;
  const context: Context = {
    api,
    options,
    authorize: () => {
      authorize ??= chooseAuthorize(api, options, { now, nonce, md5 });
      return authorize;
    },
  };
  return Object.freeze<Client>({
    call: (operation, request, callOptions = {}) =>
      start(async () => perform({ operation, request: { ...request }, options: callOptions }, context)),
    request: (method, path, message = {}, callOptions = {}) =>
      start(async () => {
        const operation = undocumented(method, path, message);
        return perform({ operation, request: { ...message }, options: callOptions }, context);
      }),
  });
}

/** Not `randomUUID`, which pages over plain http do not have. */
function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whatever is wrong with a call, it rejects; none throws at once. */
function start<T>(call: () => Promise<ApiResult<unknown>>): ApiPromise<T> {
  // `T` is what the page documents; nothing at run time can add to it.
  return apiPromise(call() as Promise<ApiResult<T>>);
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** The literal of a call that no page documents. */
function undocumented(name: string, path: string, { answer = 'json' }: RequestMessage): Operation {
  const method = methods.find((each) => each === String(name).toUpperCase());
  if (!method) throw new ConfigError(`${name} cannot be sent. Pass one of ${methods.join(', ')}.`);
  if (/^\/(?!\/)/.test(path)) return { id: `${method} ${path}`, method, url: path, answer };
  throw new ConfigError(`${path} is not a path. Pass one that begins with a slash: "/loans".`);
}
