import { SignatureError } from './errors.js';
import type { PlatformKey, PlatformKeys } from './platform-keys.js';
import { verifyRsa } from './rsa.js';

/** An answer or notification of v3, as it came. */
export interface SignedMessage {
  /** Gives a header field by name, in whatever case it was written. */
  readonly header: (name: string) => string | undefined;
  /** The raw bytes. Parsed and written anew they would not be what was signed. */
  readonly body: string | Uint8Array;
}

export interface Verifier {
  readonly platformKeys: Pick<PlatformKeys, 'find' | 'serials'>;
  readonly now: () => number;
}

/** Seconds that the clocks may differ: an older message may be one that is played again. */
const CLOCK_WINDOW = 300;
/** WeChat Pay sends false signatures now and then, to see whether they are refused. */
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Check that WeChat Pay signed the message, lately. Throws a `SignatureError` whose `reason` says what is wrong. */
export async function verifyMessage(message: SignedMessage, verifier: Verifier): Promise<void> {
  const requestId = message.header('Request-ID');
  const serial = required(message, 'Wechatpay-Serial');
  const timestamp = required(message, 'Wechatpay-Timestamp');
  const nonce = required(message, 'Wechatpay-Nonce');
  const signature = required(message, 'Wechatpay-Signature');
  if (signature.startsWith(PROBE)) throw new SignatureError(PROBE_MESSAGE, { reason: 'probe', serial, requestId });
  checkClock(timestamp, { serial, requestId, now: verifier.now() });
  const platformKey = await findKey(serial, verifier, requestId);
  const knownSerials = verifier.platformKeys.serials;
  if (verifyRsa([`${timestamp}\n${nonce}\n`, message.body, '\n'], signature, platformKey.key)) return;
  throw new SignatureError(MISMATCH_MESSAGE, { reason: 'mismatch', serial, knownSerials, requestId });
}

const PROBE_MESSAGE =
  'This is a probe: WeChat Pay sent a false signature to see whether it is refused. Answer with an error; nothing is wrong.';

const MISMATCH_MESSAGE =
  'The signature does not belong to these bytes. Give the raw body, unparsed and unchanged; if it is, trust nothing in it.';

function required({ header }: SignedMessage, name: string): string {
  const value = header(name);
  if (value) return value;
  const message = `There is no ${name} header, so nothing says who sent this. See that no proxy drops it; a page that documents an unsigned answer says so.`;
  throw new SignatureError(message, {
    reason: 'missing',
    serial: header('Wechatpay-Serial'),
    requestId: header('Request-ID'),
  });
}

function checkClock(
  timestamp: string,
  { serial, requestId, now }: { readonly serial: string; readonly requestId: string | undefined; readonly now: number },
): void {
  const clockDifference = /^\d{1,15}$/.test(timestamp) ? Number(timestamp) - now : Number.NaN;
  if (Math.abs(clockDifference) <= CLOCK_WINDOW) return;
  const message = `The message was signed ${Math.abs(clockDifference)} seconds ${clockDifference > 0 ? 'after' : 'before'} this machine's time; ${CLOCK_WINDOW} are allowed. Set the clock, or refuse it as played again.`;
  throw new SignatureError(message, { reason: 'clock', serial, clockDifference, requestId });
}

async function findKey(
  serial: string,
  { platformKeys }: Verifier,
  requestId: string | undefined,
): Promise<PlatformKey> {
  let cause: unknown;
  try {
    const found = await platformKeys.find(serial);
    if (found) return found;
  } catch (failure) {
    cause = failure;
  }
  throw unknownSerial(serial, { knownSerials: platformKeys.serials, requestId, cause });
}

function unknownSerial(
  serial: string,
  facts: { readonly knownSerials: readonly string[]; readonly requestId: string | undefined; readonly cause: unknown },
): SignatureError {
  const known = facts.knownSerials.join(', ') || 'none';
  const remedy = serial.startsWith('PUB_KEY_ID_')
    ? 'Add that public key to certs'
    : 'Add that certificate to certs, or give apiV3Key so that it can be fetched';
  const message = `The message was signed with the key ${serial}, which is not known (known: ${known}). ${remedy}.`;
  return new SignatureError(message, { reason: 'unknown-serial', serial, ...facts });
}
