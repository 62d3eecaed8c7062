import type { Problem } from '../api-document/check-value.js';
import type { DocumentedCall, JsonSchema } from '../api-document/documented-call.js';
import type { FoundCall } from '../api-document/find-calls.js';
import { type OpeningPlace, openValue } from '../messages/open-value.js';
import type { RequestProblem } from '../messages/problems.js';
import { namedPlatform } from '../protocol/choose-platform-key.js';
import type { Identity } from '../protocol/identity.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import type { Target } from '../protocol/split-target.js';
import type { CallContext } from './call-context.js';
import { readBody } from './read-body.js';

/** A request that was decoded, opened and typed by the page of a call. */
export interface ReadCall {
  readonly call: DocumentedCall;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly problems: readonly RequestProblem[];
}

interface Received {
  readonly request: ReceivedRequest;
  readonly target: Target;
  readonly context: CallContext;
}

interface Reading extends Received {
  /** With the platform keys that may have been used to seal the request. */
  readonly identity: Identity;
  readonly problems: RequestProblem[];
  readonly sealed: string[];
}

/** Read a request by the page of a call, and list its problems. */
export function readCall({ call, parameters }: FoundCall, received: Received): ReadCall {
  const identity = namedPlatform(received.request, received.context.identity);
  const reading: Reading = { ...received, identity, problems: [], sealed: [] };
  const path = readPart('path', { value: parameters, schema: call.parameters.path }, reading);
  const query = readPart('query', { value: received.target.query, schema: call.parameters.query }, reading);
  readPart('header', { value: headersOf(call, received.request), schema: call.parameters.header }, reading);
  const body = readContent(call, reading);
  if (reading.sealed.length > 0 && call.signature === 'header') checkSerial(reading);
  return { call, path: asObject(path), query: asObject(query), body, problems: reading.problems };
}

interface Part {
  readonly value: unknown;
  readonly schema: JsonSchema;
  /** Whether all values are strings, unlike in JSON; default `true`. */
  readonly isText?: boolean;
}

function readPart(location: RequestProblem['location'], part: Part, reading: Reading): unknown {
  const { context, identity, sealed } = reading;
  const problems: Problem[] = [];
  const place: OpeningPlace = {
    identity,
    resolve: context.resolve,
    isText: part.isText ?? true,
    problems,
    sealed,
    field: '',
  };
  const value = openValue(part.value, part.schema, place);
  const found = problems.length > 0 ? problems : context.check(value, part.schema);
  reading.problems.push(...found.map((problem) => ({ ...problem, location })));
  return value;
}

function readContent(call: DocumentedCall, reading: Reading): unknown {
  const { body } = call;
  if (body?.schema === undefined) return undefined;
  const { value, problem } = readBody(reading.request, call);
  if (problem === undefined) {
    return readPart('body', { value, schema: body.schema, isText: body.mediaType !== 'application/json' }, reading);
  }
  reading.problems.push(problem);
  return undefined;
}

/** Node.js lower-cases the names of headers. */
function headersOf({ parameters }: DocumentedCall, { headers }: ReceivedRequest): object {
  const names = Object.keys(parameters.header.properties ?? {});
  const sent = names.map((name) => [name, headers[name.toLowerCase()]] as const);
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined));
}

function checkSerial({ request, context, problems }: Reading): void {
  const named = request.headers['wechatpay-serial'];
  if (context.identity.platform.some(({ serial }) => serial === named)) return;
  const issue = named === undefined ? 'is missing: it names the key of the sealed members' : 'names an unknown key';
  problems.unshift({ location: 'header', field: '/Wechatpay-Serial', value: named, issue });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value);
}
