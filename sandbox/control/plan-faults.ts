import { writeV2Answer } from '../business/v2/as-v2.js';
import type { V2Fields } from '../business/v2/v2-fields.js';
import type { Answer, Fault, Handler } from '../protocol/answer.js';
import type { Identity } from '../protocol/identity.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { refuse } from '../protocol/refuse.js';
import { failV2, isV3 } from '../protocol/refuse-target.js';
import { patternOf } from '../protocol/route.js';
import { tryXml } from '../protocol/xml.js';
import type { Simulation } from '../simulation/create-simulation.js';

export interface Faults {
  /** Make the next calls of a route fail, one fault per call: `'POST /v3/…'`, `['silence', '429 FREQUENCY_LIMITED']`. */
  add(route: string, faults: readonly string[]): void;
  clear(): void;
  /** Apply planned faults, and those of the header `X-Sandbox-Fault`, to the responses of a handler. */
  wrap(handler: Handler): Handler;
}

/** The call succeeds, and the next notification is held back until the one after it was sent. */
const OVERTAKEN = 'overtaken';

export function createFaults({ notifier }: Pick<Simulation, 'notifier'>, identity: Identity): Faults {
  const planned: { readonly pattern: RegExp; readonly next: string[] }[] = [];
  const takeNext = (key: string) => {
    const index = planned.findIndex(({ pattern }) => pattern.test(key));
    const fault = planned[index]?.next.shift();
    if (planned[index]?.next.length === 0) planned.splice(index, 1);
    return fault;
  };
  return {
    add: (route, faults) => {
      const unknown = faults.find((fault) => fault !== OVERTAKEN && !isPlannable(fault));
      if (unknown !== undefined)
        throw new TypeError(
          `${unknown} is not a fault. Use silence, cut, … or a status and code such as 503 SYSTEM_ERROR.`,
        );
      if (faults.length > 0) planned.push({ pattern: patternOf(route), next: [...faults] });
    },
    clear: () => planned.splice(0),
    wrap: (handler) => (request) => {
      const asked = request.headers['x-sandbox-fault'];
      const key = `${request.method} ${request.target.split('?')[0]}`;
      const fault = typeof asked === 'string' ? asked : takeNext(key);
      if (fault === undefined) return handler(request);
      if (fault === OVERTAKEN) {
        notifier.holdNext();
        return handler(request);
      }
      if (!isPlannable(fault)) return refuse(400, 'PARAM_ERROR', `X-Sandbox-Fault: ${fault} 不是已知的故障`);
      return isV3(request.target) || isFault(fault)
        ? applyFault(fault, () => handler(request))
        : refuseV2(fault, request, identity);
    },
  };
}

/** v2 refuses with status 200 and an error code; without a code the status is sent as it is. */
function refuseV2(fault: string, request: ReceivedRequest, identity: Identity): Answer {
  const [status, code] = fault.split(' ');
  const fields = code === undefined ? undefined : parseFields(request);
  if (fields === undefined) return { ...failV2(`${fault}, as planned`), status: Number(status) };
  return writeV2Answer(plannedRefusal(fault), fields, identity);
}

/** `undefined` when the body is not XML. */
function parseFields({ body }: ReceivedRequest): V2Fields | undefined {
  const fields = tryXml(body.toString('utf8'));
  return fields && Object(fields);
}

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

/** Carry out a call and apply a fault to its response, or refuse it. */
export async function applyFault(fault: string, carryOut: () => Answer | Promise<Answer>): Promise<Answer> {
  return isFault(fault) ? { ...(await carryOut()), fault } : plannedRefusal(fault);
}

/** Whether a text names a fault of a response, which is applied after the call was carried out. */
function isFault(text: string): text is Fault {
  return FAULTS.includes(text);
}

/** Whether a text names a fault or a refusal: `403 NOTENOUGH`. */
function isPlannable(text: string): boolean {
  return isFault(text) || /^[45]\d\d( [A-Z_]+)?$/.test(text);
}

/** The refusal that a text describes: `403 NOTENOUGH`. */
function plannedRefusal(fault: string): Answer {
  const [status, code = 'SYSTEM_ERROR'] = fault.split(' ');
  return refuse(Number(status) || 500, code, `${code}, as planned`);
}
