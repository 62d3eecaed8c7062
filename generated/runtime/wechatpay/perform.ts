/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ExchangeOptions } from '../core/attempt.js';
import { tellDelivery } from '../core/delivery.js';
import { TimeoutError } from '../core/errors.js';
import { exchange } from '../core/exchange.js';
import { toClientError } from '../core/failure.js';
import { isPromise } from '../core/is-promise.js';
import { startLimit } from '../core/limit.js';
import { globalFetch } from '../core/send.js';
import { CallCount } from './call-count.js';
import type { ApiResult, CallOptions } from './client.js';
import type { Call, Context } from './context.js';
import { ConfigError } from './errors.js';
import type { ClientOptions } from './options.js';
import { type PlatformKey, PlatformKeys, readCerts } from './platform-keys.js';
import { requestId } from './refusal.js';
import { failoverFor, isV3 } from './server.js';
import { need, readCallOptions, readSettings, type Settings } from './settings.js';
import type { TlsSender } from './tls.js';
import { readV3 } from './v3-answer.js';
import { writePlain, writeV3 } from './v3-request.js';

/** Read the options and create the state that the calls of one client share. Throws a `ConfigError` that names the option. */
export function createContext(options: ClientOptions): Context {
  const settings = readSettings(options);
  return {
    settings,
    platformKeys: createPlatformKeys(readCerts(options, settings.privateKey), settings),
    calls: new CallCount(),
    tlsSender: once(() => loadSender(settings)),
  };
}

/** Without `apiV3Key`, fetched certificates could not be opened. */
function createPlatformKeys(given: readonly PlatformKey[], settings: Settings): PlatformKeys {
  const { apiV3Key, now } = settings;
  if (apiV3Key === undefined) return new PlatformKeys(given, { fetchKeys: undefined, now });
  const fetchKeys = async () => {
    const { fetchCertificates } = await import('./certificates.js');
    return fetchCertificates({ settings, apiV3Key, given, options: exchangeOptions({}, settings) });
  };
  return new PlatformKeys(given, { fetchKeys, now });
}

async function loadSender({ merchant, fetch }: Settings): Promise<TlsSender> {
  const shown = need(merchant, 'merchant', 'show the TLS client certificate that this call asks for');
  const { loadTlsSender } = await import('./tls.js');
  return loadTlsSender(shown, fetch);
}

/** Load a value once, since the dispatcher keeps connections open for all calls. A failure is not cached. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

/** Make a call from end to end. Rejects with a `WeChatPayError`, or with the reason of the caller's signal. */
export async function perform(given: Call, context: Context): Promise<ApiResult<unknown>> {
  const { method, url } = given.operation;
  readCallOptions(given.options);
  context.calls.begin();
  try {
    const call = await readFiles(await prepare(given, context));
    return await (context.settings.logBodies ? performLogged : performEither)(call, context);
  } catch (error) {
    const { signal } = given.options;
    if (signal?.aborted && error === signal.reason) throw error;
    throw toClientError(
      error,
      (reason) => new ConfigError(`${method} ${url} cannot be sent: ${reason}.`, { cause: error }),
    );
  } finally {
    context.calls.end();
  }
}

// Rarely used modules are loaded by the first call that needs them; a bundler puts them into separate files.

function prepare(call: Call, { settings }: Context): Call | Promise<Call> {
  // The URL of a file is from a response and cannot be changed.
  const hook = settings.hooks?.prepare;
  if (!hook || call.address) return call;
  const preparing = { prepare: hook, timeout: settings.timeout, checkOptions: readCallOptions };
  return import('../core/prepare.js').then(({ prepareCall }) => prepareCall(call, preparing));
}

function readFiles(call: Call): Call | Promise<Call> {
  const { body } = call.request;
  if (body === undefined) return call;
  const replace = (parts: object): Call => ({ ...call, request: { ...call.request, body: parts } });
  return import('./upload.js').then(({ readParts }) => readParts(body)).then(replace);
}

async function performLogged(call: Call, context: Context): Promise<ApiResult<unknown>> {
  const { logAnswer, logRequest } = await import('./log-bodies.js');
  logRequest(call, context);
  const result = await performEither(call, context);
  logAnswer(result.data, call, context);
  return result;
}

function performEither(call: Call, context: Context): Promise<ApiResult<unknown>> {
  if (isV3(call.operation) || call.operation.answer === 'binary') return performV3(call, context);
  return import('./v2.js').then(({ performV2 }) => performV2(call, context, async () => optionsOf(call, context)));
}

async function performV3(call: Call, context: Context): Promise<ApiResult<unknown>> {
  const isSigned = call.address?.isSigned ?? isV3(call.operation);
  const written = isSigned ? writeV3(call, context) : writePlain(call, context);
  const request = isPromise(written) ? await inTime(written, call, context) : written;
  const read = (response: Response) => readV3(response, call, context);
  return exchange({ ...request, read }, await optionsOf(call, context));
}

/** A request may wait for certificates that seal it, and for digests of its files; neither takes longer than the call allows. */
async function inTime<T>(writing: Promise<T>, call: Call, context: Context): Promise<T> {
  const { timeout = context.settings.timeout, signal } = call.options;
  const limit = startLimit({ timeout, signal });
  try {
    return await limit.race(writing);
  } catch (error) {
    signal?.throwIfAborted();
    if (!limit.timedOut()) throw error;
    const { method, url } = call.operation;
    const message = `${method} ${url} was not ready within ${timeout} ms: WeChat Pay's certificates or the files to send did not come. Nothing was sent.`;
    throw new TimeoutError(message, { sent: false });
  } finally {
    limit.stop();
  }
}

function optionsOf(
  { operation, options }: Call,
  { settings, tlsSender }: Context,
): ExchangeOptions | Promise<ExchangeOptions> {
  const common = exchangeOptions(options, settings);
  if (!(options.clientCertificate ?? operation.clientCertificate)) return common;
  return tlsSender().then((sender) => ({ ...common, ...sender }));
}

function exchangeOptions({ signal, timeout, retries }: CallOptions, settings: Settings): ExchangeOptions {
  return {
    signal,
    fetch: settings.fetch ?? globalFetch,
    timeout: timeout ?? settings.timeout,
    retries: retries ?? settings.retries,
    failover: failoverFor(settings),
    conclude: tellDelivery,
    hooks: settings.hooks,
    logger: settings.logger,
    requestId,
  };
}
