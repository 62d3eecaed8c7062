import { channel } from 'node:diagnostics_channel';
import { isDispatcherPlain } from './plain-dispatcher.js';
import type { Fetch } from './send.js';

/**
 * Send by `node:http` where nobody could tell it from `fetch`, else by the global `fetch` as it is at that moment: when it was
 * replaced (tests, tracing), when undici was given a dispatcher (proxies, `MockAgent`), or when this is not Node.
 */
export const defaultFetch: Fetch = async (url, init) => {
  if (!isFetchUntouched()) return fetch(url, init);
  sender ??= loadSender();
  return (await sender)(url, init);
};

/** Connections, as those of `fetch`, belong to the process; nothing of a caller clings to them. */
let sender: Promise<Fetch> | undefined;

/** Loaded by the first call: with it come Node's classes of fetch, which take longer to load than this client. */
async function loadSender(): Promise<Fetch> {
  const { createNodeFetch } = await import('./node-fetch.js');
  return createNodeFetch();
}

function isFetchUntouched(): boolean {
  return isPlainNode && isNative(fetch) && isDispatcherPlain() && !tracing.hasSubscribers;
}

/** Bun and Deno call themselves Node too. */
const isPlainNode =
  process.release.name === 'node' && !process.versions['bun'] && !process.versions['deno'] && !usesEnvProxy();

function usesEnvProxy(): boolean {
  const flags = [...process.execArgv, process.env['NODE_OPTIONS']].join(' ');
  return process.env['NODE_USE_ENV_PROXY'] === '1' || flags.includes('--use-env-proxy');
}

/** Whoever traces undici would hear nothing of `node:http`. */
const tracing = channel('undici:request:create');

let native: Fetch | undefined;

/** Node's own is written in JavaScript, and shows what it loads. */
function isNative(candidate: Fetch): boolean {
  if (candidate === native) return true;
  if (!Function.prototype.toString.call(candidate).includes("require('internal/deps/undici/undici')")) return false;
  native = candidate;
  return true;
}
