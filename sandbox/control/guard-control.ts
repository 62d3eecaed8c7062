import type { Answer } from '../protocol/answer.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import { refuse } from '../protocol/refuse.js';
import { findForeignOrigin, isOwnHost, type Sender } from './check-origin.js';
import { showsToken, takeToken } from './check-token.js';

/** Refuses who may not see or control the sandbox; `undefined` lets a request pass, and those that are for WeChat Pay. */
export type Guard = (request: Sender) => Answer | undefined;

export interface GuardOptions {
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
