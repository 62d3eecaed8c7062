import { channel } from 'node:diagnostics_channel';
import { createNodeFetch } from './node-fetch.js';
import type { Fetch } from './send.js';

/** Connections, as those of `fetch`, belong to the process; nothing of a caller clings to them. */
const nodeFetch = createNodeFetch();

/**
 * Send by `node:http` where nobody could tell it from `fetch`, else by the global `fetch` as it is at that moment: when it was
 * replaced (tests, tracing), when undici was given a dispatcher (proxies, `MockAgent`), or when this is not Node.
 */
export const defaultFetch: Fetch = (url, init) => (isFetchUntouched() ? sendByNode(url, init) : fetch(url, init));

function sendByNode(url: string, init: RequestInit): Promise<Response> {
  const answer = nodeFetch(url, init);
  learnDispatcher();
  return answer;
}

function isFetchUntouched(): boolean {
  const dispatcher: unknown = Reflect.get(globalThis, DISPATCHER);
  return isNode && (dispatcher === undefined || dispatcher === own) && isNative(fetch) && !tracing.hasSubscribers;
}

/** Where undici keeps its dispatcher; Node sets its own there when it loads its classes of fetch. */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
let own: unknown;

/** To be called where the request was made, but nobody else has come to run: what is set now is Node's own. */
function learnDispatcher(): void {
  if (own !== undefined) return;
  Response.error();
  own = Reflect.get(globalThis, DISPATCHER);
}

/** Bun and Deno call themselves Node too. */
const isNode =
  process.release.name === 'node' && !('bun' in process.versions) && !('deno' in process.versions) && !usesEnvProxy();

function usesEnvProxy(): boolean {
  const flags = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ');
  return process.env['NODE_USE_ENV_PROXY'] === '1' || flags.includes('--use-env-proxy');
}

/** Those who trace undici would hear nothing of `node:http`. */
const tracing = channel('undici:request:create');

let native: unknown;

/** Node's own is written in JavaScript, and shows what it loads. */
function isNative(candidate: Fetch): boolean {
  if (candidate === native) return true;
  if (!Function.prototype.toString.call(candidate).includes("require('internal/deps/undici/undici')")) return false;
  native = candidate;
  return true;
}
