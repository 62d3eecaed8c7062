import type { IncomingMessage } from 'node:http';

/** What of a request says who sent it. */
export type Sender = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Say which other site a request comes from, or may come from; `undefined` for programs and for pages of the sandbox itself. */
export function findForeignOrigin({ method, url = '', headers }: Sender, scheme: string): string | undefined {
  const { host = '', origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `${scheme}://${host.toLowerCase()}`)
    return `the origin ${origin}`;
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin') return undefined;
  // A link leads here; whoever wrote it sees nothing of what it opens.
  const isVisit =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return isVisit && /^\/(?:_sandbox\/reference\/?)?(?:\?|$)/.test(url) ? undefined : 'a page of another site';
}

/** Whether `Host` is a name of this machine, or `address`; any other was made to lead here by a name server. */
export function isOwnHost({ headers }: Sender, address: string): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(name) || name === address.toLowerCase();
}
