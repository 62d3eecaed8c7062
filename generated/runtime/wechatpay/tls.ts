/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { missingPackage } from '../core/optional.js';
import type { Fetch } from '../core/send.js';
import type { TlsCertificate } from './settings.js';

/** The part of undici that is used, declared so that a client without it compiles. */
interface Undici {
  readonly Agent: new (options: { readonly connect: object }) => object;
}

/** The sender for calls with the merchant's certificate. */
export interface TlsSender {
  readonly fetch: Fetch;
  readonly init?: { readonly dispatcher: object };
}

/**
 * Create a sender that uses the merchant's certificate, on connections that no other client uses. A `fetch` of the caller gets
 * undici's dispatcher for this, in `init`.
 */
export async function loadTlsSender(merchant: TlsCertificate, fetch: Fetch | undefined): Promise<TlsSender> {
  if (!fetch) {
    const { createHttpsFetch } = await import('../node/https-fetch.js');
    return { fetch: createHttpsFetch(merchant) };
  }
  const undici = await importUndici();
  return { fetch, init: { dispatcher: new undici.Agent({ connect: merchant }) } };
}

async function importUndici(): Promise<Undici> {
  try {
    // biome-ignore lint/suspicious/noTsIgnore: whether the package is installed differs, so no error can be expected
    // @ts-ignore: an optional dependency, for TLS client certificates alone.
    const module: Partial<Undici> & { readonly default?: Undici } = await import('undici');
    const Agent = module.Agent ?? module.default?.Agent;
    if (Agent === undefined) throw new TypeError('undici does not export Agent.');
    return { Agent };
  } catch (cause) {
    throw missingPackage('undici', cause);
  }
}
