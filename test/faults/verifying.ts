import { type Fault, signatureHeaders } from '../../sandbox/protocol/answer.js';
import { seal, writeNotification } from '../../sandbox/protocol/notification.js';
import { identity } from '../runtime/identities.js';
import { connect, endOf, signedAnswer } from './connect.js';
import type { Runtime } from './load-runtime.js';

const BODY = '{"trade_state":"SUCCESS"}';

/** The result of a call whose response is signed with a fault. */
export function answerWith(fault: Fault) {
  return (runtime: Runtime): Promise<string> => {
    const { client } = connect(runtime, () => signedAnswer(BODY, { fault }), { apiV3Key: undefined });
    return endOf(client.request('GET', '/v3/orders/1'));
  };
}

/** The result of a call whose response is JSON with spaces. */
export function spacedAnswer(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => signedAnswer('{ "trade_state" : "SUCCESS" }'));
  return endOf(client.request('GET', '/v3/orders/1'));
}

/** The result of a call whose response got one more member in transit, which parsing drops. */
export function respeltAnswer(runtime: Runtime): Promise<string> {
  const { headers } = signedAnswer(BODY);
  const body = '{"trade_state":"CLOSED","trade_state":"SUCCESS"}';
  const { client } = connect(runtime, () => new Response(body, { headers }));
  return endOf(client.request('GET', '/v3/orders/1'));
}

/** The result of a notification with a wrong signature. */
export function forgedNotification(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => Response.error());
  const { headers, body } = writeNotification('TRANSACTION.SUCCESS', {}, { identity, fault: 'wrong-signature' });
  return endOf(client.webhooks.unwrap(headers, body));
}

/** The result of a notification with one flipped bit in its ciphertext: without a tag, AES-GCM turns 1 into 9. */
export function turnedBit(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => Response.error());
  const { ciphertext, ...sealed } = seal('{"total":1}', 'transaction', identity);
  const bytes = Buffer.from(ciphertext, 'base64');
  bytes.writeUInt8(bytes.readUInt8(9) ^ 8, 9);
  const resource = { ...sealed, ciphertext: bytes.toString('base64') };
  const body = JSON.stringify({ event_type: 'TRANSACTION.SUCCESS', resource });
  const headers = Object.entries(signatureHeaders(body, identity)).map(([name, value]) => [name, String(value)]);
  return endOf(client.webhooks.unwrap(Object.fromEntries(headers), body));
}
