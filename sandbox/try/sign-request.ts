import { createSign, randomBytes } from 'node:crypto';
import { memberSchema } from '../api-document/schemas.js';
import { clock } from '../protocol/identity.js';
import { signOf } from '../protocol/v2-signature.js';
import type { TriedCall } from './tried-call.js';

/** The signer, and the clock. */
type Signer = Pick<TriedCall, 'context' | 'merchant'>;

interface SignedText {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  /** The body; of an upload the text of `meta`. */
  readonly text: string | Buffer;
}

/** The header `Authorization` of a v3 request. */
export function authorize({ method, target, text }: SignedText, { context, merchant }: Signer): string {
  const { mchid, serial } = context.identity.merchant;
  const timestamp = String(clock(context.identity));
  const nonce = createNonce();
  const head = [method, target, timestamp, nonce, ''].join('\n');
  const signature = createSign('RSA-SHA256').update(head).update(text).update('\n').sign(merchant.privateKey, 'base64');
  const parts = { mchid, serial_no: serial, timestamp, nonce_str: nonce, signature };
  const written = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${written.join(',')}`;
}

/** A random nonce. */
export function createNonce(): string {
  return randomBytes(16).toString('hex');
}

/** The fields of a v2 message with their signature, and with a nonce if the page has one. */
export function signFields(
  fields: Readonly<Record<string, unknown>>,
  { call, context }: TriedCall,
): Readonly<Record<string, unknown>> {
  const { sign: _sign, ...unsigned } = fields;
  const schema = call.signature === 'query' ? call.parameters.query : (call.body?.schema ?? {});
  const needsNonce = !unsigned['nonce_str'] && memberSchema(context.resolve(schema), 'nonce_str') !== undefined;
  const whole = needsNonce ? { ...unsigned, nonce_str: createNonce() } : unsigned;
  // Lists cannot be signed; the sandbox refuses them.
  return { ...whole, sign: signOf(whole as Readonly<Record<string, string>>, context.identity.secret ?? '') };
}
