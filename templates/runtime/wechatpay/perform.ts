import type { ApiResult, CallOptions } from '../core/client.js';
import { defaultFetch } from '../core/default-fetch.js';
import { type ExchangeOptions, exchange } from '../core/exchange.js';
import { CallCount } from './call-count.js';
import { fetchCertificates } from './certificates.js';
import type { Call, Context } from './context.js';
import { logAnswer, logRequest } from './log-bodies.js';
import type { ClientOptions } from './options.js';
import { writePlain } from './plain-request.js';
import { type PlatformKey, PlatformKeys, readCerts } from './platform-keys.js';
import { failoverFor, isV3 } from './server.js';
import { need, readSettings, type Settings } from './settings.js';
import { loadTlsSender, type TlsSender } from './tls.js';
import { performV2 } from './v2.js';
import { readV3 } from './v3-answer.js';
import { writeV3 } from './v3-request.js';

/** Read the options and lay out what the calls of one client share. Throws a `ConfigError` that names the option. */
export function createContext(options: ClientOptions): Context {
  const settings = readSettings(options);
  return {
    settings,
    platformKeys: createPlatformKeys(readCerts(options), settings),
    calls: new CallCount(),
    tlsSender: once(() => loadSender(settings)),
  };
}

/** Without `apiV3Key` nothing that is fetched could be opened. */
function createPlatformKeys(given: readonly PlatformKey[], settings: Settings): PlatformKeys {
  const { apiV3Key, now } = settings;
  if (apiV3Key === undefined) return new PlatformKeys(given, { fetchKeys: undefined, now });
  const fetchKeys = () => fetchCertificates({ settings, apiV3Key, given, options: exchangeOptions({}, settings) });
  return new PlatformKeys(given, { fetchKeys, now });
}

function loadSender({ merchant, fetch }: Settings): Promise<TlsSender> {
  return loadTlsSender(need(merchant, 'merchant', 'show the TLS client certificate that this call asks for'), fetch);
}

/** Connections are kept open by the dispatcher, so there is one for all calls. A failure is not kept. */
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

/** Make a call from end to end. */
export async function perform(call: Call, context: Context): Promise<ApiResult<unknown>> {
  logRequest(call, context);
  const result = await context.calls.during(() => performEither(call, context));
  logAnswer(result.data, call, context);
  return result;
}

function performEither(call: Call, context: Context): Promise<ApiResult<unknown>> {
  if (isV3(call.operation) || call.operation.answer === 'binary') return performV3(call, context);
  return performV2(call, context, () => optionsOf(call, context));
}

async function performV3(call: Call, context: Context): Promise<ApiResult<unknown>> {
  const request = isV3(call.operation) ? await writeV3(call, context) : writePlain(call, context);
  const read = (response: Response) => readV3(response, call, context);
  return exchange({ ...request, read }, await optionsOf(call, context));
}

async function optionsOf({ operation, options }: Call, { settings, tlsSender }: Context): Promise<ExchangeOptions> {
  const common = exchangeOptions(options, settings);
  return (options.clientCertificate ?? operation.clientCertificate) ? { ...common, ...(await tlsSender()) } : common;
}

function exchangeOptions({ signal, timeout, retries }: CallOptions, settings: Settings): ExchangeOptions {
  return {
    signal,
    fetch: settings.fetch ?? defaultFetch,
    timeout: timeout ?? settings.timeout,
    retries: retries ?? settings.retries,
    failover: failoverFor(settings),
    hooks: settings.hooks,
    logger: settings.logger,
  };
}
