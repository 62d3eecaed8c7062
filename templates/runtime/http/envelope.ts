import { isRecord } from '../core/codec.js';
import type { Envelope } from './api.js';

/** A response without the code of the envelope is taken as it is: not every call of an API has one. */
export function isOk(body: unknown, envelope: Envelope): boolean {
  const code = memberAt(contentOf(body, envelope), envelope.code);
  return code === undefined || envelope.ok.some((value) => String(value) === String(code));
}

/** What the envelope holds: the member `data`, or all but code and message. */
export function unwrap(body: unknown, envelope: Envelope): unknown {
  const content = contentOf(body, envelope);
  const { data, code, message } = envelope;
  if (!isRecord(content) || memberAt(content, code) === undefined) return body;
  if (data !== undefined) return memberAt(content, data);
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== code && name !== message));
}

function contentOf(body: unknown, { root }: Envelope): unknown {
  return (root !== undefined && memberAt(body, root)) || body;
}

/** Where servers usually put them. */
const codes = 'code error.code errcode error_code error.type error';
const messages = 'message error.message error_description detail errmsg msg title error';

/** Code and message of a failed call: where the envelope has them, else where servers usually do; empty where there are none. */
export function describeFailure(
  body: unknown,
  envelope: Envelope | undefined,
): { readonly code: string; readonly message: string } {
  const content = envelope ? contentOf(body, envelope) : body;
  const { code = '', message = '' } = envelope ?? {};
  // Beside the words stands why a call failed, where the code of the envelope only says that it did.
  const beside = message.includes('.') ? `${message.slice(0, message.lastIndexOf('.'))}.code` : code;
  return {
    code: firstText(content, [beside, code, ...codes.split(' ')]),
    message: firstText(content, [message, ...messages.split(' ')]),
  };
}

function firstText(content: unknown, paths: readonly string[]): string {
  const found = paths
    .map((path) => memberAt(content, path))
    .find((value) => /^(string|number)$/.test(typeof value) && value !== '');
  return String(found ?? '');
}

/** The value at a path of members: `error.message`. */
function memberAt(value: unknown, path: string): unknown {
  const member = (holder: unknown, name: string) =>
    isRecord(holder) && Object.hasOwn(holder, name) ? holder[name] : undefined;
  return member(value, path) ?? path.split('.').reduce(member, value);
}
