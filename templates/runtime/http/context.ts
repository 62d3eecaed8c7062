import type { Api } from './api.js';
import type { CallOptions } from './client.js';
import type { Operation } from './operation.js';
import type { Authorize, BaseOptions } from './options.js';

/** What the calls of one client share. Never handed out: it holds what proves who calls. */
export interface Context {
  readonly api: Api;
  readonly options: BaseOptions;
  /** What adds the proof, in order. Throws a `ConfigError` when some of a rule's options are missing. */
  readonly authorize: () => readonly Authorize[];
}

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
