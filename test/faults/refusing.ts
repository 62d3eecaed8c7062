import { xmlAnswer } from '../../sandbox/protocol/v2-signature.js';
import { identity } from '../runtime/identities.js';
import { connect, endOf } from './connect.js';
import type { Runtime } from './load-runtime.js';

/** The result of a v3 call that the server refuses. */
export function refusal(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => new Response('{"code":"NOT_ENOUGH"}', { status: 403 }));
  return endOf(client.request('POST', '/v3/transfers', { json: { amount: 1 } }));
}

/** The result of a v2 call whose response has these fields. */
export function fieldsAnswered(fields: Readonly<Record<string, string>>, change = (xml: string) => xml) {
  return (runtime: Runtime): Promise<string> => {
    const body = String(xmlAnswer({ return_code: 'SUCCESS', ...fields }, identity).body);
    const { client } = connect(runtime, () => new Response(change(body)));
    return endOf(client.request('POST', '/pay/orderquery', { xml: { out_trade_no: '1' } }));
  };
}

/** The result of a v2 notification with a wrong sign. */
export function forgedV2Notification(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => Response.error());
  const body = '<xml><return_code>SUCCESS</return_code><total_fee>1</total_fee><sign>0</sign></xml>';
  return endOf(client.webhooks.unwrap({}, body));
}
