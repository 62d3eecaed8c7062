import type { Answer } from './answer.js';
import { isOwnTarget } from './is-own-target.js';
import { refuse } from './refuse.js';
import { writeXml } from './xml.js';

/** Whether a path speaks v3: JSON, signed in its headers. A server's prefix may stand before: `/hk/v3/statements`. */
export function isV3(path: string): boolean {
  return /^(\/\w+)?\/v3\//.test(path);
}

/** How v2 refuses: 200, and XML that nobody signed. */
export function failV2(message: string): Answer {
  return { body: writeXml({ return_code: 'FAIL', return_msg: message }), headers: { 'Content-Type': 'text/xml' } };
}

/** Refuse what no call is answered by, in the shape that its target has: JSON, or XML in v2. */
export function refuseTarget(
  target: string,
  { status, message }: { readonly status: number; readonly message: string },
): Answer {
  if (!target.startsWith('/') || isV3(target) || isOwnTarget(target))
    return refuse(status, codes[status] ?? 'PARAM_ERROR', message);
  return { ...failV2(message), status };
}

const codes: Readonly<Record<number, string>> = { 404: 'RESOURCE_NOT_EXISTS', 500: 'SYSTEM_ERROR' };
