/** An address or name as it stands in a URL: `[::1]`. */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Where this machine finds what listens on `host`; that of every address is found at its loopback address. */
export function reachableHost(host: string): string {
  return hostInUrl(host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);
}
