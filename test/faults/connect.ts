import { type Fault, signatureHeaders } from '../../sandbox/protocol/answer.js';
import type { Identity } from '../../sandbox/protocol/identity.js';
import type { WeChatPayClient } from '../../templates/runtime/wechatpay/create-client.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';
import { clientOptions, identity } from '../runtime/identities.js';
import type { Runtime } from './load-runtime.js';

/** A request as the client passed it to `fetch`. */
export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

export interface Connected {
  readonly client: WeChatPayClient;
  readonly sent: readonly Sent[];
}

/** A client that gets the same response to every request, without a network. */
export function connect(
  { createClient }: Runtime,
  answer: (sent: Sent) => Response | Promise<Response>,
  options: Partial<ClientOptions> = {},
): Connected {
  const sent: Sent[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answer({ url, init });
  };
  return { client: createClient({ ...clientOptions, retries: 0, fetch, ...options }), sent };
}

/** A signed v3 response with exactly these bytes. */
export function signedAnswer(body: string, { fault, by = identity }: { fault?: Fault; by?: Identity } = {}): Response {
  const headers = Object.entries(signatureHeaders(body, by, fault)).map(([name, value]) => [name, String(value)]);
  return new Response(body, { headers: Object.fromEntries(headers) });
}

/** The result of a call: `succeeded`, or the name of its error with the reason: `SignatureError mismatch`. */
export async function endOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'succeeded';
  } catch (error) {
    return error instanceof Error
      ? [error.name, Reflect.get(error, 'reason')].filter(Boolean).join(' ')
      : String(error);
  }
}
