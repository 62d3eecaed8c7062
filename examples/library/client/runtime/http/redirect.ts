/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConnectionError } from '../core/errors.js';
import { findHeader } from '../core/headers.js';
import { pairsOf, withQuery } from '../core/query.js';
import type { Fetch } from '../core/send.js';
import { isReading, type Prove, type Step } from './context.js';

const MOST_REDIRECTS = 5;

/** A request as it was sent. */
interface Redirected {
  readonly address: string;
  readonly init: RequestInit;
  /** What it was before it was proved who calls. */
  readonly step: Step;
  readonly prove: Prove;
  readonly send: Fetch;
}

/**
 * Follow redirects as browsers do, with two differences: only what reads is sent to another origin, and nothing that proves who
 * calls. Returns the first response that is no redirect, or whose redirect must not be followed.
 */
export async function followRedirect(
  first: Response,
  { address, init, step: start, prove, send }: Redirected,
): Promise<Response> {
  const proof = pairsOf(new URL(address).searchParams)
    .map(([name]) => name)
    .filter((name) => !start.url.searchParams.has(name));
  const accept = findHeader(Object(init.headers), 'accept') ?? '*/*';
  let response = first;
  let step = { ...start, url: new URL(address) };
  let isHome = true;
  for (let count = 0; count < MOST_REDIRECTS; count += 1) {
    const next = nextStep(response, step);
    isHome &&= next?.url.origin === start.url.origin;
    if (!next || (!isHome && !isReading(next.method))) return response;
    dropParameters(next.url, proof);
    await response.body?.cancel();
    const { headers, query } = isHome ? await prove(next) : { headers: { Accept: accept }, query: {} };
    const { body: _body, ...others } = init;
    const content = next.body === undefined ? {} : { body: next.body };
    response = await send(withQuery(next.url, query).href, { ...others, ...content, headers, method: next.method });
    step = next;
  }
  throw new ConnectionError(`The server redirected more than ${MOST_REDIRECTS} times.`);
}

/** A server may repeat the query that it got. */
function dropParameters(url: URL, names: readonly string[]): void {
  for (const name of names) if (url.searchParams.has(name)) url.searchParams.delete(name);
}

function nextStep({ status, type, headers }: Response, { url, method, body }: Step): Step | undefined {
  if (type === 'opaqueredirect') {
    throw new ConnectionError(
      'The server redirected the request. A browser does not say where to, and would send along what proves who calls. Pass the final address as baseUrl.',
    );
  }
  const target = parseLocation(headers.get('location'), url);
  if (!target) return undefined;
  if (status === 303 && method !== 'HEAD') return { url: target, method: 'GET', body: undefined };
  return isReading(method) || status === 307 || status === 308 ? { url: target, method, body } : undefined;
}

/** `undefined` where a `fetch` would not go. */
function parseLocation(location: string | null, base: URL): URL | undefined {
  if (location === null || !URL.canParse(location, base.href)) return undefined;
  const target = new URL(location, base);
  target.hash = '';
  return /^https?:$/.test(target.protocol) && target.username + target.password === '' ? target : undefined;
}
