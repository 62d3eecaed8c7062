import type { Answer, Fault } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';

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
