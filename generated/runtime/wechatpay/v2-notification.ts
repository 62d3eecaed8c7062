/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { decodeMessage } from '../core/codec.js';
import { isRecord } from '../core/is-record.js';
import type { Context } from './context.js';
import { answerTransforms, type Opening } from './encodings.js';
import { DecryptionError, SignatureError } from './errors.js';
import { eventOf } from './event-of.js';
import type { Codec, Notification } from './operation.js';
import { need } from './settings.js';
import { verifyFields } from './v2-signature.js';
import { loadXmlParser, type ParseXml } from './xml.js';

/** Returns the literal of the page that describes an event; throws if the caller chose another page. */
export type FindNotification = (eventType: string, format: Notification['format']) => Notification | undefined;

type Fields = Readonly<Record<string, unknown>>;

/** The sealed parts of v2 notifications: of refunds, and of the events of the score service. */
const ENVELOPE: Codec = { req_info: 'aes-ecb', event_ciphertext: 'aes-gcm' };

/** Real ones have one to three kilobytes. */
const MOST_CHARACTERS = 64 * 1024;

function tooLong(): SignatureError {
  return new SignatureError('The notification is XML of more than 64 KB, as none of WeChat Pay is. Refuse it.', {
    reason: 'mismatch',
  });
}

/** The members beside `req_info`, which is the only proof of origin of an unsigned notification. */
const REFUND_MEMBERS = new Set([
  'return_code',
  'return_msg',
  'appid',
  'mch_id',
  'sub_appid',
  'sub_mch_id',
  'nonce_str',
  'req_info',
]);

/** Verify, open and parse a v2 notification. Throws a `SignatureError` or `DecryptionError`. */
export async function readV2Notification(text: string, context: Context, find: FindNotification): Promise<unknown> {
  // Anybody can post one, so it is not parsed without the key, or if it is too large.
  const secret = need(context.settings.secret, 'secret', 'verify v2 notifications');
  if (text.length > MOST_CHARACTERS) throw tooLong();
  const parseXml = await loadXmlParser();
  const message = parse(text, parseXml);
  const isSigned = verify(message, secret);
  const codec = find(eventOf(message), 'xml')?.decode ?? ENVELOPE;
  const opened = decodeMessage(message, codec, answerTransforms({ ...openingOf(context), parseXml }), 'notification');
  if (isSigned || (isRecord(opened) && isRecord(opened['req_info']))) return addEnvelope(opened);
  // One of 256 forged blocks has valid padding by chance, but none of these is XML.
  throw new DecryptionError('req_info does not open to XML, so WeChat Pay did not seal it. Refuse the notification.');
}

/** An event in XML has an envelope with other names. Members with the names of v3 are added. */
function addEnvelope(message: unknown): unknown {
  if (!isRecord(message) || eventOf(message) === '') return message;
  const resource = withoutGaps({
    algorithm: message['event_algorithm'],
    associated_data: message['event_associated_data'],
    nonce: message['event_nonce'],
    ciphertext: message['event_ciphertext'],
  });
  return {
    ...message,
    ...withoutGaps({ id: message['event_id'], create_time: message['event_create_time'] }),
    resource,
  };
}

function withoutGaps(members: Fields): Fields {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** The keys and options for opening notifications. */
export function openingOf({ settings }: Context): Opening {
  const { privateKey, apiV3Key, secret } = settings;
  return { privateKey, apiV3Key, secret, padding: 'oaep', sealFields: true };
}

function parse(text: string, parseXml: ParseXml): Fields {
  try {
    return parseXml(text);
  } catch {
    throw new SignatureError('The notification is not XML that WeChat Pay writes. Refuse it.', { reason: 'missing' });
  }
}

/** Verify the sign; `false` for a refund, which is unsigned: `req_info` is authenticated by opening it, and nothing else is. */
function verify(message: Fields, secret: string): boolean {
  const { sign, req_info: sealed } = message;
  if (typeof sign === 'string' && sign !== '') {
    if (verifyFields(message, sign, secret)) return true;
    const wrong =
      'The sign of the notification is wrong. Check that secret is the v2 API key; if it is, trust nothing in it.';
    throw new SignatureError(wrong, { reason: 'mismatch' });
  }
  const isRefund = typeof sealed === 'string' && sealed !== '';
  if (isRefund && Object.keys(message).every((name) => REFUND_MEMBERS.has(name))) return false;
  throw new SignatureError('The notification has no sign, so nothing says who sent it. Refuse it.', {
    reason: 'missing',
  });
}
