import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../protocol/answer.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import { refuse } from '../protocol/refuse.js';

/** Refuses who may not see or control the sandbox; `undefined` lets a request pass, and those that are for WeChat Pay. */
type Guard = (request: Sender) => Answer | undefined;

interface GuardOptions {
  /** Where the sandbox listens, as it stands in a URL. */
  readonly address: string;
  readonly scheme: string;
  /** What everybody has to show; `undefined` where only this machine can come. */
  readonly token: string | undefined;
}

/** Guard what lies at `/` and below `/_sandbox`, before a body is read: pages of other sites stay out, and other machines without the token. */
export function guardControl({ address, scheme, token }: GuardOptions): Guard {
  return (request) => {
    if (!isOwnTarget(request.url ?? '')) return undefined;
    const foreign = findForeignOrigin(request, scheme);
    if (foreign !== undefined) return forbid(403, `${foreign} may not use this sandbox`);
    if (token === undefined) {
      return isOwnHost(request, address)
        ? undefined
        : forbid(403, `the host ${request.headers.host} is not this machine`);
    }
    // Whoever shows the token was not led here by a name server: a cookie goes only to the name that it came from.
    if (showsToken(request, token)) return undefined;
    return (
      takeToken(request, token, scheme) ??
      forbid(401, 'the token is missing. Open the address that was printed at the start, or send Authorization: Bearer')
    );
  };
}

function forbid(status: number, message: string): Answer {
  const challenge = status === 401 ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {};
  return { ...refuse(status, 'SANDBOX_ERROR', message), ...challenge };
}

/** What of a request says who sent it. */
type Sender = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Say which other site a request comes from, or may come from; `undefined` for programs and for pages of the sandbox itself. */
function findForeignOrigin({ method, url = '', headers }: Sender, scheme: string): string | undefined {
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
function isOwnHost({ headers }: Sender, address: string): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(name) || name === address.toLowerCase();
}

/** Whether a request shows the token, by `Authorization: Bearer` or by the cookie. */
function showsToken({ headers }: Sender, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookies = (headers.cookie ?? '').split(/; */);
  const prefix = `${cookieName(token)}=`;
  const kept = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return [bearer, kept].some((shown) => shown !== undefined && isSame(shown, token));
}

/** Take the token from an address that was opened, `/?token=…`, and keep it in a cookie that no other site's page can use. */
function takeToken({ method, url = '' }: Sender, token: string, scheme: string): Answer | undefined {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const { token: shown, ...rest } = Object.fromEntries(new URLSearchParams(query));
  if (method !== 'GET' || shown === undefined || !isSame(shown, token)) return undefined;
  const left = new URLSearchParams(rest).toString();
  const cookie = `${cookieName(token)}=${token}; Path=/; HttpOnly; SameSite=Strict${scheme === 'https' ? '; Secure' : ''}`;
  return {
    status: 303,
    headers: { Location: path.replace(/^\/+/, '/') + (left === '' ? '' : `?${left}`), 'Set-Cookie': cookie },
  };
}

/** Cookies do not tell ports apart, so that each sandbox of a machine has a name of its own. */
function cookieName(token: string): string {
  return `docwright-sandbox-${digest(token).toString('hex').slice(0, 8)}`;
}

function isSame(shown: string, token: string): boolean {
  return timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
