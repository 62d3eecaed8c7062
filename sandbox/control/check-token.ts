import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer } from '../protocol/answer.js';
import type { Sender } from './check-origin.js';

/** Whether a request shows the token, by `Authorization: Bearer` or by the cookie. */
export function showsToken({ headers }: Sender, token: string): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const cookies = (headers.cookie ?? '').split(/; */);
  const prefix = `${cookieName(token)}=`;
  const kept = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return [bearer, kept].some((shown) => shown !== undefined && isSame(shown, token));
}

/** Take the token from an address that was opened, `/?token=…`, and keep it in a cookie that no other site's page can use. */
export function takeToken({ method, url = '' }: Sender, token: string, scheme: string): Answer | undefined {
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
