import { isIP } from 'node:net';

/** Whether a URL points to this machine, regardless of DNS. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
}

/** A host as it is written in a URL: `[::1]`. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** The host by which this machine reaches a server on `host`; the loopback address for one on all addresses. */
export function reachableHost(host: string): string {
  return hostInUrl(host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);
}
