import type { Answer } from './answer.js';
import { isTooDeep, MAX_DEPTH } from './is-too-deep.js';
import type { ReceivedRequest } from './received-request.js';
import { parseXml } from './xml.js';

/** A request to a route. */
export interface RouteRequest<Json = unknown> {
  /** The values of `{…}` in the path of the route. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The `Host` of the request: `127.0.0.1:8790`. */
  readonly host: string;
  readonly scheme: 'http' | 'https';
  /** The parsed body, JSON or XML, not validated. */
  readonly json: Json;
}

/** Handlers by method and path: `'GET /v3/pay/transactions/out-trade-no/{out_trade_no}'`. */
export interface Routes<Given = Answer> {
  readonly [key: string]: Route<Given>['answer'];
}

interface Route<Given> {
  /** A method, whose parameters are bivariant, so that each route can declare the type of its JSON. */
  answer(visit: RouteRequest): Given;
}

/** Create a function that handles a request with its route; `undefined` when there is none. */
export function findRoute<Given>(routes: Routes<Given>): (request: ReceivedRequest) => Given | undefined {
  const known = Object.entries(routes).map(([key, answer]) => ({ pattern: patternOf(key), answer }));
  return (request) => {
    const { pathname, searchParams } = new URL(request.target, 'http://localhost');
    const host = request.headers.host ?? '';
    const scheme = request.isCertified === undefined ? 'http' : 'https';
    for (const { pattern, answer } of known) {
      const match = pattern.exec(`${request.method} ${pathname}`);
      if (!match) continue;
      const query = Object.fromEntries(searchParams);
      return answer({
        parameters: decode(match),
        query,
        host,
        scheme,
        // A route that ignores the body accepts an invalid one.
        get json() {
          return read(request);
        },
      });
    }
    return undefined;
  };
}

/**
 *     GET /v3/refunds/{out_refund_no}   →   ^GET /v3/refunds/(?<out_refund_no>[^/]+)$
 */
export function patternOf(key: string): RegExp {
  return new RegExp(`^${key.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decode({ groups = {} }: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
}

function read({ body }: ReceivedRequest): unknown {
  const text = body.toString('utf8');
  if (text === '') return undefined;
  const value: unknown = /^\s*</.test(text) ? parseXml(text) : JSON.parse(text);
  if (isTooDeep(value)) throw new TypeError(`The body is nested deeper than ${MAX_DEPTH} levels.`);
  return value;
}
