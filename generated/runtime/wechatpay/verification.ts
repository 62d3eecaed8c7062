/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { SignatureError } from './errors.js';
import type { Naming, PlatformKey, PlatformKeys } from './platform-keys.js';
import { verifyRsa } from './rsa.js';

/** A response or notification of v3, as received. */
export interface SignedMessage {
  /** Its name in messages: `the notification`, `the answer to GET /v3/certificates`. */
  readonly name: string;
  /** For a response: page and anchor of its call. */
  readonly operation?: string;
  /** Returns a header field by name, in any case. */
  readonly header: (name: string) => string | undefined;
  /** The raw bytes. After parsing and serializing again, the signature would not match. */
  readonly body: string | Uint8Array;
}

export interface Verifier {
  readonly platformKeys: Pick<PlatformKeys, 'find' | 'serials' | 'remedy'>;
  readonly now: () => number;
}

/** Seconds by which the clocks may differ: an older message may be replayed. */
const CLOCK_WINDOW = 300;
/** WeChat Pay sometimes sends wrong signatures, to test whether they are refused. */
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Check that WeChat Pay signed the message recently. Rejects with a `SignatureError` that has a `reason`. */
export async function verifyMessage(message: SignedMessage, { platformKeys, now }: Verifier): Promise<void> {
  const serial = required(message, 'Wechatpay-Serial');
  const timestamp = required(message, 'Wechatpay-Timestamp');
  const nonce = required(message, 'Wechatpay-Nonce');
  const signature = required(message, 'Wechatpay-Signature');
  const requestId = message.header('Request-ID');
  const facts = { serial, operation: message.operation, requestId };
  if (signature.startsWith(PROBE)) throw new SignatureError(probeMessage(message), { reason: 'probe', ...facts });
  const clockDifference = secondsAhead(timestamp, now());
  // Also if the timestamp is not a number.
  if (!(Math.abs(clockDifference) <= CLOCK_WINDOW)) {
    throw new SignatureError(clockMessage(message, clockDifference), { reason: 'clock', clockDifference, ...facts });
  }
  const platformKey = await findKey(message, facts, platformKeys);
  if (verifyRsa([`${timestamp}\n${nonce}\n`, message.body, '\n'], signature, platformKey.key)) return;
  const knownSerials = platformKeys.serials;
  throw new SignatureError(mismatchMessage(message), { reason: 'mismatch', knownSerials, ...facts });
}

function probeMessage({ name }: SignedMessage): string {
  return `A probe instead of ${name}: WeChat Pay sent a false signature to see whether it is refused. Answer with an error; nothing is wrong.`;
}

function mismatchMessage({ name }: SignedMessage): string {
  return `The signature of ${name} does not belong to these bytes. Pass the raw body, unparsed and unchanged; if it is, trust nothing in it.`;
}

function clockMessage({ name }: SignedMessage, clockDifference: number): string {
  const seconds = `${Math.abs(clockDifference)} seconds ${clockDifference > 0 ? 'after' : 'before'} this machine's time`;
  const when = Number.isNaN(clockDifference) ? 'at a time that is not a number' : seconds;
  return `The signature of ${name} was made ${when}; ${CLOCK_WINDOW} seconds are allowed. Set the clock, or refuse it as played again.`;
}

function required({ name, operation, header }: SignedMessage, field: string): string {
  const value = header(field);
  if (value) return value;
  const message = `There is no ${field} header with ${name}, so nothing says who sent it. Check that no proxy drops it; a page that documents an unsigned answer says so.`;
  throw new SignatureError(message, {
    reason: 'missing',
    operation,
    serial: header('Wechatpay-Serial'),
    requestId: header('Request-ID'),
  });
}

function secondsAhead(timestamp: string, now: number): number {
  return /^\d{1,15}$/.test(timestamp) ? Number(timestamp) - now : Number.NaN;
}

interface Facts {
  readonly serial: string;
  readonly operation: string | undefined;
  readonly requestId: string | undefined;
}

async function findKey(
  { name, operation }: SignedMessage,
  facts: Facts,
  platformKeys: Verifier['platformKeys'],
): Promise<PlatformKey> {
  const naming: Naming = operation === undefined ? 'notification' : 'answer';
  let cause: unknown;
  try {
    const found = await platformKeys.find(facts.serial, naming);
    if (found) return found;
  } catch (failure) {
    cause = failure;
  }
  const knownSerials = platformKeys.serials;
  const known = knownSerials.join(', ') || 'none';
  const message = `The key ${facts.serial} that signed ${name} is not known (known: ${known}): ${remedyFor(facts.serial, platformKeys, cause)}.`;
  throw new SignatureError(message, { reason: 'unknown-serial', knownSerials, cause, ...facts });
}

function remedyFor(serial: string, { remedy }: Verifier['platformKeys'], cause: unknown): string {
  if (serial.startsWith('PUB_KEY_ID_')) return 'add that public key to certs';
  if (cause === undefined) return remedy;
  const { message } = Object(cause);
  return `its certificate could not be fetched. ${String(message).replace(/\.$/, '')}`;
}
