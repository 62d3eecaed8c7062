import { applyFault } from '../../sandbox/control/plan-faults.js';
import type { Handler } from '../../sandbox/protocol/answer.js';
import { patternOf } from '../../sandbox/protocol/route.js';

/** Planned faults of the first calls of a route, one per call: a fault of the response, or a status and code that refuse the call. */
export type Troubles = Readonly<Record<string, readonly string[]>>;

/**
 * Make calls fail. A faulty response is sent after the call was carried out, which is the dangerous case: the merchant does
 * not know that the money has moved. A refusal replaces the call.
 *
 *     { 'POST /v3/pay/transactions/codepay': ['silence', '403 NOTENOUGH'] }
 */
export function withTroubles(handler: Handler, troubles: Troubles): Handler {
  const left = Object.entries(troubles).map(([key, each]) => ({ pattern: patternOf(key), next: [...each] }));
  return async (request) => {
    const path = request.target.split('?')[0];
    const trouble = left.find(({ pattern }) => pattern.test(`${request.method} ${path}`))?.next.shift();
    return trouble === undefined ? handler(request) : applyFault(trouble, () => handler(request));
  };
}

/**
 * Parse planned faults from an environment variable.
 *
 *     POST /v3/pay/transactions/codepay=silence,403 NOTENOUGH; GET /v3/bill/tradebill=cut
 */
export function readTroubles(text: string): Troubles {
  const entries = text.split(';').filter((entry) => entry.trim() !== '');
  return Object.fromEntries(
    entries.map((entry) => {
      const [key = '', list = ''] = entry.split('=');
      return [key.trim(), list.split(',').map((trouble) => trouble.trim())];
    }),
  );
}
