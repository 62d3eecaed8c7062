/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { Api, Wire } from './api.js';
import type { CallOptions } from './client.js';
import type { Operation } from './operation.js';
import type { Authorize, Authorized, BaseOptions } from './options.js';

/** What the calls of one client share. Never handed out: it holds what proves who calls. */
export interface Context {
  readonly api: Api;
  readonly options: BaseOptions;
  /** What proves who calls, in order. Throws a `ConfigError` when some of a rule's options are missing. */
  readonly proofs: () => readonly Proof[];
}

/** Part of what proves who calls: the same for each request, or made for it. */
export type Proof = Authorized | Authorize;

/** One call, as the generated function handed it over. */
export interface Call {
  readonly operation: Operation;
  readonly request: Readonly<Record<string, unknown>>;
  readonly options: CallOptions;
}

/** A name and a value of a query or a form, not yet encoded. */
export type Pair = readonly [name: string, value: string];

/** A request before it is authorized. */
export interface Written {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
  /** Names and values of a form, or of the members of a JSON body. */
  readonly members: readonly Pair[];
  /** Whether the caller gave a header of this name, if only to leave it out. */
  readonly isGiven: (name: string) => boolean;
}

/** The body of a request, and what follows from it. */
export interface WrittenBody {
  readonly body: string | Blob;
  /** Media type; empty where nothing is known. */
  readonly type: string;
  readonly members?: readonly Pair[];
}

/** A request on its way: redirects may change all of it. */
export interface Step {
  readonly url: URL;
  readonly method: string;
  readonly body: Written['body'];
}

/** Headers and query of a request, with what proves who calls. */
export type Prove = (step: Step) => Promise<{
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}>;

/** Whether a method asks for nothing to be done. */
export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What a response says. */
export interface Answer {
  readonly data: unknown;
  /** What was parsed, with its envelope. */
  readonly body: unknown;
}

/** Default time limit of an attempt in milliseconds. */
export const TIMEOUT = 30_000;

/** A server that the documentation does not list, such as one for tests, takes the calls of all others. */
export function serverOf({ operation, options }: Call, { api: { servers }, options: { baseUrl } }: Context) {
  const isOther = baseUrl !== undefined && !servers.includes(baseUrl);
  return options.baseUrl ?? (isOther ? baseUrl : (operation.server ?? baseUrl ?? servers[0]));
}

/** How nested values of a call are written. */
export function wireOf({ operation }: Call, { api }: Context): Wire | undefined {
  return operation.wire ?? api.wire;
}

/** The server's id of a request, for its support. */
export function requestId({ headers }: Response): string | undefined {
  const names = ['x-request-id', 'request-id', 'x-correlation-id', 'x-amzn-requestid'];
  return names.map((name) => headers.get(name)).find((id) => id !== null) ?? undefined;
}
