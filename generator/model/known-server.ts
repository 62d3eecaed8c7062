import type { Api } from './api.js';

type Servers = Pick<Api, 'servers' | 'pageServers'>;

/** The origins that signed calls may go to. */
export function listOrigins({ servers, pageServers }: Servers): string[] {
  return [...new Set([...servers.map(({ url }) => new URL(url).origin), ...pageServers])];
}

/**
 * Whether signed calls may go to a server that a page or an override names. The URL has to be spelt as it is used:
 *
 *     https://api.library.example/east/       known
 *     https://api.library.example@evil.test/  another host
 *     https://api.library.example/../x        other programs may read it otherwise
 */
export function isKnownServer(text: string, servers: Servers): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, pathname } = new URL(text);
  const isPlain = text === `${origin}${pathname}` || (pathname === '/' && text === origin);
  return isPlain && listOrigins(servers).includes(origin);
}
