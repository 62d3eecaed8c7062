import type { Answer } from './answer.js';
import { isOwnTarget } from './is-own-target.js';
import { refuse } from './refuse.js';
import { writeXml } from './xml.js';

/** Whether a path belongs to v3, possibly behind the prefix of a server: `/hk/v3/statements`. */
export function isV3(path: string): boolean {
  return /^(\/\w+)?\/v3\//.test(path);
}

/** A v2 refusal: status 200 with unsigned XML. */
export function failV2(message: string): Answer {
  return { body: writeXml({ return_code: 'FAIL', return_msg: message }), headers: { 'Content-Type': 'text/xml' } };
}

/** Refuse a request that matches no call, in the format of its path: JSON, or XML for v2. */
export function refuseTarget(
  target: string,
  { status, message }: { readonly status: number; readonly message: string },
): Answer {
  if (!target.startsWith('/') || isV3(target) || isOwnTarget(target))
    return refuse(status, codes[status] ?? 'PARAM_ERROR', message);
  return { ...failV2(message), status };
}

const codes: Readonly<Record<number, string>> = { 404: 'RESOURCE_NOT_EXISTS', 500: 'SYSTEM_ERROR' };
