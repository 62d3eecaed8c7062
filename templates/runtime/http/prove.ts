import { joinHeaders } from '../core/headers.js';
import { pairsOf, withQuery } from '../core/query.js';
import type { Fetch } from '../core/send.js';
import type { Context, Prove, Step, Written } from './context.js';
import type { UnsignedRequest } from './options.js';

/** Add what proves who calls, in place of no header that the caller gave. */
export function createProve({ headers: given, members, isGiven }: Written, { proofs }: Context): Prove {
  return async ({ url, method, body }) => {
    const headers: Record<string, string> = {};
    const query: Record<string, string> = {};
    for (const proof of proofs()) {
      const target = withQuery(url, query);
      const request: UnsignedRequest = {
        method,
        url: target,
        path: target.pathname,
        query: target.search.slice(1),
        headers: given,
        body: typeof body === 'string' ? body : '',
        get parameters() {
          return [...pairsOf(target.searchParams), ...(body === undefined ? [] : members)];
        },
      };
      const added = typeof proof === 'function' ? await proof(request) : proof;
      Object.assign(headers, added.headers);
      Object.assign(query, added.query);
    }
    // Cookies are added to those of the caller.
    const kept = Object.entries(headers).filter(([name]) => name === 'Cookie' || !isGiven(name));
    // A redirect may leave the body out.
    const own = body === undefined ? { ...given, 'Content-Type': undefined } : given;
    return { headers: joinHeaders(own, Object.fromEntries(kept)), query };
  };
}

interface Guarded {
  readonly step: Step;
  readonly prove: Prove;
  /** Whether redirects are followed. */
  readonly follows: boolean;
}

/** A `fetch` that gives nothing of the proof away: not by a redirect to another origin, nor by an error that names the address. */
export function guardFetch(fetch: Fetch, { follows, ...sent }: Guarded): Fetch {
  const send: Fetch = async (address, init) => {
    try {
      return await fetch(address, init);
    } catch (error) {
      throw hideQuery(error, new URL(address).search);
    }
  };
  return async (address, init) => {
    const response = await send(address, init);
    if (!follows || !(response.type === 'opaqueredirect' || /^30[12378]$/.test(String(response.status))))
      return response;
    const { followRedirect } = await import('./redirect.js');
    return followRedirect(response, { address, init, send, ...sent });
  };
}

/** Deno and Bun name the whole address in their errors. */
function hideQuery(error: unknown, query: string): unknown {
  if (query === '' || typeof error !== 'object' || error === null) return error;
  for (const name of Object.getOwnPropertyNames(error)) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string') Reflect.set(error, name, value.replaceAll(query, '?…'));
    else if (name === 'cause') hideQuery(value, query);
  }
  return error;
}
