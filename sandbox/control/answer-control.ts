import { findRoute, type Routes, type Visit } from '../business/route.js';
import type { PlatformKeys } from '../credentials/platform-keys.js';
import { writeWanted } from '../notifications/write-delivery.js';
import type { Answer, Fault, Handler } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';
import type { Simulation } from '../simulation/create-simulation.js';
import { takeSnapshot } from '../simulation/take-snapshot.js';
import type { UserActions } from '../simulation/user-actions.js';
import type { Faults } from './create-faults.js';
import { type Watched, watchRoutes } from './watch-routes.js';

export interface Controlled extends Watched {
  readonly simulation: Simulation;
  readonly faults: Faults;
  readonly actions: UserActions;
  readonly rotate: PlatformKeys['rotate'];
}

/** Answer the control API: what users do, what goes wrong, and what there is to see. */
export function answerControl(controlled: Controlled): Handler {
  const find = findRoute(routesOf(controlled));
  return async (request) => {
    if (request.method !== 'GET' && !/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      return wrong(415, 'the content type is not application/json');
    }
    try {
      return (await find(request)) ?? wrong(404, `there is no ${request.method} ${request.target}`);
    } catch (error) {
      return wrong(400, error instanceof Error ? error.message : String(error));
    }
  };
}

function wrong(status: number, message: string): Answer {
  return refuse(status, 'SANDBOX_ERROR', message);
}

function routesOf({ simulation, faults, actions, rotate, ...watched }: Controlled): Routes<Answer | Promise<Answer>> {
  const done = (act: () => void): Answer => {
    act();
    return { json: {}, fault: 'unsigned' };
  };
  return {
    ...watchRoutes(watched),
    'GET /_sandbox/state': () => ({ json: takeSnapshot(simulation), fault: 'unsigned' }),
    'POST /_sandbox/orders/{number}/pay': ({ parameters: { number = '' } }) => done(() => actions.pay(number)),
    'POST /_sandbox/orders/{number}/expire': ({ parameters: { number = '' } }) => done(() => actions.expire(number)),
    'POST /_sandbox/refunds/{number}/finish': ({ parameters: { number = '' }, json }: Visit<RefundEnd | undefined>) =>
      done(() => actions.finishRefund(number, json?.status)),
    'POST /_sandbox/sharings/{number}/finish': ({ parameters: { number = '' }, json }: Visit<Failure | undefined>) =>
      done(() => actions.finishSharing(number, json?.fail_reason)),
    'POST /_sandbox/returns/{number}/finish': ({ parameters: { number = '' }, json }: Visit<Failure | undefined>) =>
      done(() => actions.finishReturn(number, json?.fail_reason)),
    'POST /_sandbox/transfers/{number}/confirm': ({ parameters: { number = '' } }) =>
      done(() => actions.confirmTransfer(number)),
    'POST /_sandbox/payroll-card/authorize': ({ json }: Visit<Authorization>) =>
      done(() => {
        const { openid, sub_mchid, allowed } = objectOf(json);
        actions.authorize(openid, sub_mchid, allowed);
      }),
    'POST /_sandbox/notifications/overtake': () => done(() => actions.overtakeNext()),
    'POST /_sandbox/notifications/{id}/send': ({ parameters: { id = '' }, json }: Visit<Destination | undefined>) =>
      done(() => actions.sendAgain(id, urlOf(json))),
    'POST /_sandbox/notifications': ({ json }: Visit<NotificationOrder>) =>
      done(() => notify(objectOf(json), simulation)),
    'POST /_sandbox/faults': ({ json }: Visit<FaultOrder>) => done(() => planFaults(objectOf(json), faults)),
    'POST /_sandbox/certificates/rotate': async () => ({
      json: { serial_no: (await rotate()).serial },
      fault: 'unsigned',
    }),
    'POST /_sandbox/faults/clear': () => done(() => faults.clear()),
  };
}

function objectOf<Wanted>(json: Wanted): Wanted {
  if (typeof json === 'object' && json !== null) return json;
  throw new TypeError('The body is no JSON object.');
}

function urlOf(json: Destination | undefined): string | undefined {
  const url: unknown = json?.url;
  if (url === undefined || typeof url === 'string') return url;
  throw new TypeError('url is no string.');
}

function planFaults({ route, faults: wanted }: FaultOrder, faults: Faults): void {
  if (typeof route !== 'string' || !Array.isArray(wanted)) throw new TypeError('Give a route and a list of faults.');
  faults.add(route, wanted);
}

interface RefundEnd {
  readonly status?: 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
}

interface Failure {
  readonly fail_reason?: string;
}

interface Authorization {
  readonly openid: string;
  readonly sub_mchid: string;
  readonly allowed?: boolean;
}

interface Destination {
  readonly url?: string;
}

interface FaultOrder {
  readonly route: string;
  readonly faults: readonly string[];
}

/** A notification that somebody asks for. */
export interface NotificationOrder {
  /** `REFUND.SUCCESS`, or the page: `webhook/v2/refund-processed`. */
  readonly event: string;
  /** Where it goes. */
  readonly url: string;
  /** Members of its content, in place of those that are made up. */
  readonly values?: object;
  /** `wrong-signature`, `probe`, … */
  readonly fault?: Fault;
  /** Whether it waits until another notification has gone; default `false`. */
  readonly overtaken?: boolean;
  /** How often it comes, from 1 to 1000; default once. */
  readonly times?: number;
}

/** As many as a sandbox remembers. */
const MOST_TIMES = 1000;

/** Send a documented notification. Throws a `TypeError` when no page describes it, or `times` is out of range. */
export function notify({ times = 1, overtaken = false, ...wanted }: NotificationOrder, simulation: Simulation): string {
  if (!Number.isInteger(times) || times < 1 || times > MOST_TIMES) {
    throw new TypeError(`times is ${JSON.stringify(times)}. Give a whole number from 1 to ${MOST_TIMES}.`);
  }
  const delivery = writeWanted(wanted, simulation.context);
  if (!delivery) throw new TypeError(`No page describes the notification ${wanted.event}.`);
  if (overtaken) simulation.notifier.holdNext();
  simulation.notifier.send(delivery, times);
  return delivery.id;
}
