import type { Answer, Fault } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';
import type { Handler } from '../server.js';
import { patternOf } from './route.js';

/** What goes wrong with the first calls of a route, one after the other: a fault of the answer, or a code that refuses. */
export type Troubles = Readonly<Record<string, readonly string[]>>;

const FAULTS: readonly string[] = [
  'unsigned',
  'probe',
  'wrong-signature',
  'wrong-serial',
  'skewed-clock',
  'cut',
  'truncated',
  'short',
  'silence',
  'drip',
] satisfies readonly Fault[];

/**
 * Let calls go wrong. A faulty answer comes after the call was carried out, which is the dangerous case: the merchant does not
 * know that the money has moved. A refusal comes in place of it.
 *
 *     { 'POST /v3/pay/transactions/codepay': ['silence', '403 NOTENOUGH'] }
 */
export function withTroubles(handler: Handler, troubles: Troubles): Handler {
  const left = Object.entries(troubles).map(([key, each]) => ({ pattern: patternOf(key), next: [...each] }));
  return async (request) => {
    const path = request.target.split('?')[0];
    const trouble = left.find(({ pattern }) => pattern.test(`${request.method} ${path}`))?.next.shift();
    return trouble === undefined ? handler(request) : meetTrouble(trouble, () => handler(request));
  };
}

/** Carry out a call and spoil its answer, or refuse it. */
export async function meetTrouble(trouble: string, carryOut: () => Answer | Promise<Answer>): Promise<Answer> {
  return isFault(trouble) ? { ...(await carryOut()), fault: trouble } : plannedRefusal(trouble);
}

/** Whether a text names a fault of an answer, which comes after the call was carried out. */
export function isFault(text: string): text is Fault {
  return FAULTS.includes(text);
}

/** Whether a text names a fault, or a refusal: `403 NOTENOUGH`. */
export function isTrouble(text: string): boolean {
  return isFault(text) || /^[45]\d\d( [A-Z_]+)?$/.test(text);
}

/** What a call is refused by: `403 NOTENOUGH`. */
export function plannedRefusal(trouble: string): Answer {
  const [status, code = 'SYSTEM_ERROR'] = trouble.split(' ');
  return refuse(Number(status) || 500, code, `${code}, as planned`);
}

/**
 * Read troubles from text, as an environment variable has them.
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
