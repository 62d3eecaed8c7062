import { refuse } from '../merchant-life/refusal.js';
import { patternOf } from '../merchant-life/route.js';
import { isTrouble, meetTrouble } from '../merchant-life/troubles.js';
import type { Notifier } from '../notifications/create-notifier.js';
import type { Handler } from '../server.js';

export interface Faults {
  /** Let the next calls of a route go wrong, one after the other: `'POST /v3/…'`, `['silence', '429 FREQUENCY_LIMITED']`. */
  add(route: string, troubles: readonly string[]): void;
  clear(): void;
  /** Spoil what a handler answers, by what was planned or by the header `X-Sandbox-Fault`. */
  wrap(handler: Handler): Handler;
}

/** The call is carried out, and the notification that comes next is overtaken by the one after it. */
const OVERTAKEN = 'overtaken';

export function createFaults({ holdNext }: Pick<Notifier, 'holdNext'>): Faults {
  const planned: { readonly pattern: RegExp; readonly next: string[] }[] = [];
  const takeNext = (key: string) => {
    const index = planned.findIndex(({ pattern }) => pattern.test(key));
    const trouble = planned[index]?.next.shift();
    if (planned[index]?.next.length === 0) planned.splice(index, 1);
    return trouble;
  };
  return {
    add: (route, troubles) => {
      const unknown = troubles.find((trouble) => trouble !== OVERTAKEN && !isTrouble(trouble));
      if (unknown !== undefined)
        throw new TypeError(`${unknown} is no fault. Give silence, cut, …, or 503 SYSTEM_ERROR.`);
      if (troubles.length > 0) planned.push({ pattern: patternOf(route), next: [...troubles] });
    },
    clear: () => planned.splice(0),
    wrap: (handler) => (request) => {
      const asked = request.headers['x-sandbox-fault'];
      const key = `${request.method} ${request.target.split('?')[0]}`;
      const trouble = typeof asked === 'string' ? asked : takeNext(key);
      if (trouble === undefined) return handler(request);
      if (trouble === OVERTAKEN) {
        holdNext();
        return handler(request);
      }
      if (!isTrouble(trouble)) return refuse(400, 'PARAM_ERROR', `X-Sandbox-Fault: ${trouble} 不是已知的故障`);
      return meetTrouble(trouble, () => handler(request));
    },
  };
}
