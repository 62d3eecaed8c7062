import { memberSchema } from '../api-document/schemas.js';
import { signOf } from '../protocol/v2-signature.js';
import { createNonce } from './sign-request.js';
import type { TriedCall } from './tried-call.js';

/** The fields of a v2 message with their sign, and with a nonce where the page has one. */
export function signFields(
  fields: Readonly<Record<string, unknown>>,
  { call, context }: TriedCall,
): Readonly<Record<string, unknown>> {
  const { sign: _sign, ...unsigned } = fields;
  const schema = call.signature === 'query' ? call.parameters.query : (call.body?.schema ?? {});
  const needsNonce = !unsigned['nonce_str'] && memberSchema(context.resolve(schema), 'nonce_str') !== undefined;
  const whole = needsNonce ? { ...unsigned, nonce_str: createNonce() } : unsigned;
  // Lists, which no sign covers, are refused by the sandbox.
  return { ...whole, sign: signOf(whole as Readonly<Record<string, string>>, context.identity.secret ?? '') };
}
