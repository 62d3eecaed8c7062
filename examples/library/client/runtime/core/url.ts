/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ConfigError } from './errors.js';

/**
 * Fill a path with the caller's values, each percent-encoded as one segment.
 *
 *     /orders/{order_id}/refunds   { order_id: 'a/b' }   →   /orders/a%2Fb/refunds
 *
 * Throws a `ConfigError` for a value that is missing or empty, since the call would go to another URL.
 */
export function fillPath(url: string, values: Readonly<Record<string, unknown>>): string {
  return url.replace(/\{([^{}]+)\}/g, (_placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typeof value !== 'string' && !Number.isFinite(value)) throw pathError(url, name, 'is missing');
    const text = String(value);
    if (text === '') throw pathError(url, name, 'is empty');
    if (/^\.{1,2}$|\p{Surrogate}/u.test(text)) throw pathError(url, name, 'cannot stand in a URL');
    return percentEncode(text);
  });
}

function pathError(url: string, name: string, problem: string): ConfigError {
  return new ConfigError(`${name} ${problem}; it is a part of ${url}. Pass a string or a number.`);
}

/** Encode all characters except those that are unreserved in RFC 3986, so that no URL parser changes the text. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Join a server, which may have a path prefix, and a path: `https://api.example/hk/` + `/v1/statements`. */
export function joinUrl(server: string, pathAndQuery: string): URL {
  return new URL(withoutSlash(server) + pathAndQuery);
}

/** A server without trailing slashes. */
export function withoutSlash(server: string): string {
  let end = server.length;
  while (server.charAt(end - 1) === '/') end -= 1;
  return server.slice(0, end);
}
