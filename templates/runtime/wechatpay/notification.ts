import type { NotificationHeaders } from '../core/client.js';
import { decodeMessage, isRecord } from '../core/codec.js';
import { parseJson } from '../core/json.js';
import type { Codec, Notification } from '../core/operation.js';
import type { Context } from './context.js';
import { answerTransforms } from './encodings.js';
import { ConfigError, SignatureError } from './errors.js';
import { need } from './settings.js';
import { verifyFields } from './v2-signature.js';
import { verifyMessage } from './verification.js';
import { loadXmlParser, type ParseXml } from './xml.js';

/** A notification as it came. */
export interface RawNotification {
  readonly headers: NotificationHeaders;
  readonly rawBody: string | Uint8Array;
}

/** What every v3 notification seals; a page may say more about what is inside. */
const ENVELOPE: Codec = { resource: { ciphertext: 'aes-gcm' } };
/** The same of v2: refunds, and the events of the score service. */
const V2_ENVELOPE: Codec = { req_info: 'aes-ecb', event_ciphertext: 'aes-gcm' };

/**
 * Verify, open and parse a notification. `find` gives the page's literal, once the event is known.
 * Throws a `SignatureError` or `DecryptionError`; the caller answers 4xx then.
 */
export async function readNotification(
  { headers, rawBody }: RawNotification,
  context: Context,
  find: (eventType: string) => Notification | undefined,
): Promise<unknown> {
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(requireBytes(rawBody));
  if (text.trimStart().startsWith('<')) return readV2(text, context, find);
  const header = (name: string) => headerOf(headers, name);
  await verifyMessage({ header, body: rawBody }, { platformKeys: context.platformKeys, now: context.settings.now });
  const message = parseJson(text);
  return open(message, find(eventOf(message)), context);
}

function requireBytes(rawBody: unknown): Uint8Array {
  if (rawBody instanceof Uint8Array) return rawBody;
  const message = `rawBody is a parsed ${typeof rawBody}. Give the bytes as they came: with Express use express.raw({ type: '*/*' }).`;
  throw new ConfigError(message);
}

function headerOf(headers: NotificationHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const fields = Object.entries(headers as Readonly<Record<string, unknown>>);
  const value = fields.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

function eventOf(message: unknown): string {
  return isRecord(message) && typeof message['event_type'] === 'string' ? message['event_type'] : '';
}

async function readV2(
  text: string,
  context: Context,
  find: (eventType: string) => Notification | undefined,
): Promise<unknown> {
  const parseXml = await loadXmlParser();
  const message = parseXml(text);
  verifyV2(message, context);
  return open(message, find(eventOf(message)), context, parseXml);
}

/** A refund notification carries no signature: that it opens with the key is the proof. */
function verifyV2(message: Readonly<Record<string, unknown>>, { settings }: Context): void {
  const { sign, req_info: sealed } = message;
  const secret = need(settings.secret, 'secret', 'verify v2 notifications');
  if (typeof sign === 'string' && sign !== '') {
    if (verifyFields(message, sign, secret)) return;
    throw new SignatureError(
      'The sign of the notification is wrong. See that secret is the v2 API key; if it is, trust nothing in it.',
      { reason: 'mismatch' },
    );
  }
  if (typeof sealed === 'string' && sealed !== '') return;
  throw new SignatureError('The notification has no sign, so nothing says who sent it. Refuse it.', {
    reason: 'missing',
  });
}

function open(
  message: unknown,
  notification: Notification | undefined,
  { settings }: Context,
  parseXml?: ParseXml,
): unknown {
  const { privateKey, apiV3Key, secret } = settings;
  const transforms = answerTransforms({ privateKey, apiV3Key, secret, padding: 'oaep', sealFields: true, parseXml });
  const codec = notification?.decode ?? (parseXml ? V2_ENVELOPE : ENVELOPE);
  return decodeMessage(message, codec, transforms, 'notification');
}
