/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { apiPromise } from '../core/api-promise.js';
import { toClientError } from '../core/failure.js';
import { type Bills, openBills } from './bills.js';
import type { ApiPromise, ApiResult, Client, NotificationHeaders, RequestMessage } from './client.js';
import type { Call, Context } from './context.js';
import { ConfigError } from './errors.js';
import { type FrontEndSignatures, frontEndSignatures } from './front-end-signatures.js';
import { onlyFrom, readNotification } from './notification.js';
import type { Notification, Operation } from './operation.js';
import { checkNames } from './option-names.js';
import type { ClientOptions } from './options.js';
import { createContext, perform } from './perform.js';
import { isV3 } from './server.js';
import { isNeverSigned } from './v2-unsigned.js';
import { type AnyNotification, openWebhooks, type Webhooks } from './webhooks.js';

/** A client of WeChat Pay for one merchant. It shares nothing with other clients, and shows none of its keys. */
export interface WeChatPayClient<Events extends object = Record<string, AnyNotification>, Any = AnyNotification>
  extends Client {
  readonly webhooks: Webhooks<Events, Any>;
  readonly bills: Bills;
  /** Signatures for the front end: `client.signatures.jsapi({ appId, prepayId })`. */
  readonly signatures: FrontEndSignatures;
}

/**
 * Make a client. `notifications` are the literals of the documented ones, for `webhooks.unwrap`.
 *
 *     const client = createClient({ mchid, serial, privateKey, certs: { 'PUB_KEY_ID_…': publicKey }, apiV3Key });
 *
 * Throws a `ConfigError` that names the option which cannot be used.
 */
export function createClient<Events extends object = Record<string, AnyNotification>, Any = AnyNotification>(
  options: ClientOptions,
  notifications: readonly Notification[] = [],
): WeChatPayClient<Events, Any> {
  const context = createContext(options);
  return Object.freeze<WeChatPayClient<Events, Any>>({
    call: (operation, request, callOptions = {}) =>
      start(context, () => ({ operation, request: { ...request }, options: callOptions })),
    request: (method, path, message = {}, callOptions = {}) =>
      start(context, () => ({
        operation: undocumented(method, path, message),
        request: { ...message },
        options: callOptions,
      })),
    parseNotification: async <T>(notification: Notification, ...[headers, rawBody]: Raw) =>
      // The page's table is the type's source; nothing at run time can add to it.
      (await readNotification({ headers, rawBody }, context, onlyFrom(notification))) as T,
    webhooks: openWebhooks(context, notifications),
    bills: openBills(context),
    signatures: frontEndSignatures(context.settings),
  });
}

type Raw = [headers: NotificationHeaders, rawBody: string | Uint8Array];

/** Whatever is wrong with a call, it rejects; none throws at once. */
function start<T>(context: Context, describe: () => Call): ApiPromise<T> {
  const result = async () => perform(describeCall(describe), context);
  // As above: `T` is what the page documents.
  return apiPromise(result() as Promise<ApiResult<T>>);
}

/** What is wrong with the arguments themselves, such as `null` for the request, is the caller's mistake, too. */
function describeCall(describe: () => Call): Call {
  try {
    return describe();
  } catch (error) {
    throw toClientError(error, (reason) => new ConfigError(`The call cannot be made: ${reason}.`, { cause: error }));
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function undocumented(name: string, path: string, message: RequestMessage): Operation {
  checkNames(message, 'client.request');
  const method = METHODS.find((each) => each === String(name).toUpperCase());
  if (!method)
    throw new ConfigError(`${String(name)} is not a method that WeChat Pay takes. Give one of ${METHODS.join(', ')}.`);
  checkPath(path);
  const { answer } = message;
  const common = { id: `${method} ${path}`, method, url: path };
  if (isV3({ url: path })) return { ...common, answer: answer ?? 'json' };
  return { ...common, answer: answer ?? 'xml', ...(isNeverSigned(path) ? { answerUnsigned: true } : {}) };
}

/** A path is signed and sent as it is given, so it must be spelt as URLs are: what a parser changed would reach another address. */
function checkPath(path: unknown): void {
  if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//')) {
    throw new ConfigError(`${String(path)} is not a path. Give one that begins with one slash: /v3/certificates.`);
  }
  const { pathname, search } = new URL(`https://host${path}`);
  if (pathname + search === path) return;
  const message = `The path ${JSON.stringify(path)} would be sent as ${JSON.stringify(pathname + search)}. Leave out "." and ".." segments and "#", and percent-encode values: encodeURIComponent(value).`;
  throw new ConfigError(message);
}
