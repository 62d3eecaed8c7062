import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../protocol/answer.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import { refuse } from '../protocol/refuse.js';

/** Refuses requests to the sandbox itself that are not allowed; `undefined` lets a request pass, as it does all calls of WeChat Pay. */
type Guard = (request: Sender) => Answer | undefined;

interface GuardOptions {
  /** The host that the sandbox listens on, as in a URL. */
  readonly address: string;
  readonly scheme: string;
  /** The token that requests must send; `undefined` when only this machine can connect. */
  readonly token: string | undefined;
}

/** Guard `/` and everything below `/_sandbox`, before bodies are read, against other sites and against other machines without the token. */
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
    // With a token, DNS rebinding is no risk: browsers send the cookie only to the host that set it.
    if (showsToken(request, token)) return undefined;
    return (
      takeToken(request, token, scheme) ??
      forbid(401, 'the token is missing. Open the URL printed at the start, or send Authorization: Bearer')
    );
  };
}

function forbid(status: number, message: string): Answer {
  const challenge = status === 401 ? { headers: { 'WWW-Authenticate': 'Bearer' } } : {};
  return { ...refuse(status, 'SANDBOX_ERROR', message), ...challenge };
}

/** The parts of a request that identify its sender. */
type Sender = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** The other site that sent a request, or may have; `undefined` for programs and for pages of the sandbox itself. */
function findForeignOrigin({ method, url = '', headers }: Sender, scheme: string): string | undefined {
  const { host = '', origin } = headers;
  if (origin !== undefined && origin.toLowerCase() !== `${scheme}://${host.toLowerCase()}`)
    return `the origin ${origin}`;
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin') return undefined;
  // Following a link is allowed: the site that links here cannot read what opens.
  const isVisit =
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return isVisit && /^\/(?:_sandbox\/reference\/?)?(?:\?|$)/.test(url) ? undefined : 'a page of another site';
}

/** Whether `Host` names this machine or is `address`; any other name points here by DNS rebinding. */
function isOwnHost({ headers }: Sender, address: string): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(name) || name === address.toLowerCase();
}

/** Whether a request has the token, in `Authorization: Bearer` or in the cookie. */
function showsToken({ headers }: Sender, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookies = (headers.cookie ?? '').split(/; */);
  const prefix = `${cookieName(token)}=`;
  const kept = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return [bearer, kept].some((shown) => shown !== undefined && isSame(shown, token));
}

/** Move the token of an opened URL, `/?token=…`, into a cookie that other sites cannot use. */
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

/** Cookies are shared by all ports of a host, so each sandbox uses a name of its own. */
function cookieName(token: string): string {
  return `docwright-sandbox-${digest(token).toString('hex').slice(0, 8)}`;
}

function isSame(shown: string, token: string): boolean {
  return timingSafeEqual(digest(shown), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
