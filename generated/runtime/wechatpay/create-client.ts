/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { apiPromise } from '../core/api-promise.js';
import { toClientError } from '../core/failure.js';
import { isPromise } from '../core/is-promise.js';
import type { Bills } from './bills.js';
import type { ApiPromise, ApiResult, Client, NotificationHeaders } from './client.js';
import type { Call, Context } from './context.js';
import { ConfigError } from './errors.js';
import { type FrontEndSignatures, frontEndSignatures } from './front-end-signatures.js';
import type { Notification } from './operation.js';
import type { ClientOptions } from './options.js';
import { createContext, perform } from './perform.js';
import { type AnyNotification, openWebhooks, type Webhooks } from './webhooks.js';

/** A client of WeChat Pay for one merchant. It shares nothing with other clients, and exposes none of its keys. */
export interface WeChatPayClient<Events extends object = Record<string, AnyNotification>, Any = AnyNotification>
  extends Client {
  readonly webhooks: Webhooks<Events, Any>;
  readonly bills: Bills;
  /** Signatures for the front end: `client.signatures.jsapi({ appId, prepayId })`. */
  readonly signatures: FrontEndSignatures;
}

/**
 * Create a client. `notifications` are the literals of the documented ones, for `webhooks.unwrap`; `unsignedAnswers` are the
 * paths of v2 services that never sign their responses, for `request`.
 *
 *     const client = createClient({ mchid, serial, privateKey, certs: { 'PUB_KEY_ID_…': publicKey }, apiV3Key });
 *
 * Throws a `ConfigError` that names the invalid option.
 */
export function createClient<Events extends object = Record<string, AnyNotification>, Any = AnyNotification>(
  options: ClientOptions,
  notifications: readonly Notification[] = [],
  unsignedAnswers: readonly string[] = [],
): WeChatPayClient<Events, Any> {
  const context = createContext(options);
  return Object.freeze<WeChatPayClient<Events, Any>>({
    call: (operation, request, callOptions = {}) =>
      start(context, () => ({ operation, request: { ...request }, options: callOptions })),
    request: (method, path, message = {}, callOptions = {}) =>
      start(context, async () => {
        const request = { ...message };
        const { undocumented } = await import('./undocumented.js');
        const operation = undocumented({ method, path, message }, unsignedAnswers);
        return { operation, request, options: callOptions };
      }),
    parseNotification: async <T>(notification: Notification, ...[headers, rawBody]: Raw) => {
      const { onlyFrom, readNotification } = await import('./notification.js');
      // The type is from the page's table and cannot be checked at run time.
      return (await readNotification({ headers, rawBody }, context, onlyFrom(notification))) as T;
    },
    webhooks: openWebhooks(context, notifications),
    bills: Object.freeze<Bills>({
      download: async (bill, callOptions = {}) => {
        const { downloadBill } = await import('./bills.js');
        return downloadBill(bill, callOptions, context);
      },
    }),
    signatures: frontEndSignatures(context.settings),
  });
}

type Raw = [headers: NotificationHeaders, rawBody: string | Uint8Array];

/** Start a call. It rejects for every error, and never throws synchronously. */
function start<T>(context: Context, describe: () => Call | Promise<Call>): ApiPromise<T> {
  const result = async () => {
    const call = describeCall(describe);
    return perform(isPromise(call) ? await call : call, context);
  };
  // As above: `T` is the type of the page.
  return apiPromise(result() as Promise<ApiResult<T>>);
}

/** Invalid arguments, such as `null` for the request, are a `ConfigError` as well. */
function describeCall(describe: () => Call | Promise<Call>): Call | Promise<Call> {
  const fail = (error: unknown): never => {
    throw toClientError(error, (reason) => new ConfigError(`The call cannot be made: ${reason}.`, { cause: error }));
  };
  try {
    const call = describe();
    return isPromise(call) ? call.catch(fail) : call;
  } catch (error) {
    return fail(error);
  }
}
