/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { isRecord } from '../core/is-record.js';
import type { Envelope } from './api.js';
import type { Call, Context } from './context.js';

/** A response without the code of the envelope is taken as it is: not every call of an API has one. */
export function isOk(body: unknown, envelope: Envelope): boolean {
  const code = memberAt(contentOf(body, envelope), envelope.code);
  return code === undefined || envelope.ok.some((value) => String(value) === String(code));
}

/** What the caller gets of a body: what the envelope holds, unless the whole is documented or asked for. */
export function dataOf(body: unknown, { operation, options }: Call, { api, options: client }: Context): unknown {
  const keeps = operation.whole || !(options.unwrap ?? client.unwrap ?? true);
  return api.envelope && !keeps ? unwrap(body, api.envelope) : body;
}

/** The member `data`, or all but code and message. */
function unwrap(body: unknown, envelope: Envelope): unknown {
  const content = contentOf(body, envelope);
  const { data, code, message } = envelope;
  if (!isRecord(content) || memberAt(content, code) === undefined) return body;
  if (data !== undefined) return memberAt(content, data);
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== code && name !== message));
}

/** What is inside the root of an envelope. */
export function contentOf(body: unknown, { root }: Envelope): unknown {
  return (root !== undefined && memberAt(body, root)) || body;
}

/** The value at a path of members: `error.message`. */
export function memberAt(value: unknown, path: string): unknown {
  const member = (holder: unknown, name: string) =>
    isRecord(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
  return member(value, path) ?? path.split('.').reduce(member, value);
}
