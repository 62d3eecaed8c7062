import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { PlatformKeys } from '../credentials/platform-keys.js';
import type { ExchangeObserver } from '../exchanges/observe-exchanges.js';
import type { Answer, Handler } from '../protocol/answer.js';
import { refuse } from '../protocol/refuse.js';
import { findRoute, type RouteRequest, type Routes } from '../protocol/route.js';
import { packageFolder } from '../server/package-folder.js';
import type { Simulation } from '../simulation/create-simulation.js';
import { type NotificationOrder, notify } from '../simulation/notify.js';
import { takeSnapshot } from '../simulation/take-snapshot.js';
import type { UserActions } from '../simulation/user-actions.js';
import type { LiveFeed } from './live-feed.js';
import type { Faults } from './plan-faults.js';

interface Controlled extends Watched {
  readonly simulation: Simulation;
  readonly faults: Faults;
  readonly actions: UserActions;
  readonly rotate: PlatformKeys['rotate'];
}

/** Handle the control API: user actions, planned faults, and the state of the sandbox. */
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
    'POST /_sandbox/refunds/{number}/finish': ({
      parameters: { number = '' },
      json,
    }: RouteRequest<RefundEnd | undefined>) => done(() => actions.finishRefund(number, json?.status)),
    'POST /_sandbox/sharings/{number}/finish': ({
      parameters: { number = '' },
      json,
    }: RouteRequest<Failure | undefined>) => done(() => actions.finishSharing(number, json?.fail_reason)),
    'POST /_sandbox/returns/{number}/finish': ({
      parameters: { number = '' },
      json,
    }: RouteRequest<Failure | undefined>) => done(() => actions.finishReturn(number, json?.fail_reason)),
    'POST /_sandbox/transfers/{number}/confirm': ({ parameters: { number = '' } }) =>
      done(() => actions.confirmTransfer(number)),
    'POST /_sandbox/payroll-card/authorize': ({ json }: RouteRequest<Authorization>) =>
      done(() => {
        const { openid, sub_mchid, allowed } = objectOf(json);
        actions.authorize(openid, sub_mchid, allowed);
      }),
    'POST /_sandbox/notifications/overtake': () => done(() => actions.overtakeNext()),
    'POST /_sandbox/notifications/{id}/send': ({
      parameters: { id = '' },
      json,
    }: RouteRequest<Destination | undefined>) => done(() => actions.sendAgain(id, urlOf(json))),
    'POST /_sandbox/notifications': ({ json }: RouteRequest<NotificationOrder>) =>
      done(() => notify(objectOf(json), simulation)),
    'POST /_sandbox/faults': ({ json }: RouteRequest<FaultOrder>) => done(() => planFaults(objectOf(json), faults)),
    'POST /_sandbox/certificates/rotate': async () => ({
      json: { serial_no: (await rotate()).serial },
      fault: 'unsigned',
    }),
    'POST /_sandbox/faults/clear': () => done(() => faults.clear()),
  };
}

function objectOf<Wanted>(json: Wanted): Wanted {
  if (typeof json === 'object' && json !== null) return json;
  throw new TypeError('The body must be a JSON object.');
}

function urlOf(json: Destination | undefined): string | undefined {
  const url: unknown = json?.url;
  if (url === undefined || typeof url === 'string') return url;
  throw new TypeError('url must be a string.');
}

function planFaults({ route, faults: wanted }: FaultOrder, faults: Faults): void {
  if (typeof route !== 'string' || !Array.isArray(wanted))
    throw new TypeError('route must be a string and faults a list.');
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

/** The data of the sandbox's page. */
interface Watched {
  readonly feed: LiveFeed;
  readonly observer: ExchangeObserver;
}

/** The page at `/`, its files, and the data that it reads. */
function watchRoutes({ feed, observer }: Watched): Routes {
  return {
    'GET /': () => answerFile('page.html'),
    'GET /_sandbox/page/page.js': () => answerFile('page.js'),
    'GET /_sandbox/page/page.css': () => answerFile('page.css'),
    'GET /_sandbox/page/icon.svg': () => answerFile('icon.svg'),
    'GET /_sandbox/events': () => feed.follow(),
    'GET /_sandbox/exchanges': () => ({ json: { exchanges: observer.list() }, fault: 'unsigned' }),
    'GET /_sandbox/exchanges/{id}': ({ parameters: { id = '' } }) => {
      const exchange = observer.inspect(id);
      return exchange
        ? { json: exchange, fault: 'unsigned' }
        : refuse(404, 'SANDBOX_ERROR', `the exchange ${id} does not exist, or is no longer stored`);
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The page may load nothing from another origin, and no inline code. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
};

/** Respond with a file of the page; throws when it does not exist. */
function answerFile(name: 'page.html' | 'page.js' | 'page.css' | 'icon.svg'): Answer {
  const body = readFileSync(new URL(`dist/bundle/sandbox/ui/${name}`, packageFolder));
  return { body, headers: { ...HEADERS, 'Content-Type': TYPES[extname(name)] }, fault: 'unsigned' };
}
