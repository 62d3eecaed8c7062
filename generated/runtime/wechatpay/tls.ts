import { loadOptional } from '../core/optional.js';
import type { Fetch } from '../core/send.js';
import type { TlsCertificate } from './settings.js';

/** The part of undici that is used, so that a client without it still compiles. */
interface Undici {
  readonly Agent: new (options: { readonly connect: object }) => object;
  readonly fetch: Fetch;
}

/** How calls that show the merchant's certificate are sent. */
export interface TlsSender {
  readonly fetch: Fetch;
  readonly init: { readonly dispatcher: object };
}

/**
 * Make a dispatcher that shows the merchant's certificate. It goes with undici's own fetch, because the one built into
 * Node may be too old or too new for it; a `fetch` that the caller gave gets it in `init`.
 */
export async function loadTlsSender(merchant: TlsCertificate, fetch: Fetch | undefined): Promise<TlsSender> {
  const undici = await loadOptional('undici', async (): Promise<Undici> => {
    // biome-ignore lint/suspicious/noTsIgnore: whether the package is installed differs, so no error can be expected
    // @ts-ignore: an optional dependency, for TLS client certificates alone.
    return await import('undici');
  });
  return { fetch: fetch ?? undici.fetch, init: { dispatcher: new undici.Agent({ connect: merchant }) } };
}
