import { SignatureError } from '../../../generated/client.js';
import type { Deal, WebhookClient } from '../receive.js';

/**
 * A route handler of Next.js for v3 notifications. `unwrap` takes the web `Request` as it is: do not read it before, and
 * verify nothing in a middleware that reads its body.
 *
 * The client is asked for at the first notification, because `next build` loads routes where the keys are not.
 */
export function createPost(wxpay: () => WebhookClient, deal: Deal): (request: Request) => Promise<Response> {
  return async (request) => {
    const { webhooks } = wxpay();
    const { status, headers, body } = await webhooks
      .unwrap(request)
      .then(deal)
      .then(() => webhooks.acknowledge())
      .catch((error: unknown) => {
        const isProbe = error instanceof SignatureError && error.reason === 'probe';
        if (!isProbe) console.error('Refused a notification:', error);
        return webhooks.refuse('not accepted');
      });
    // An answer with status 204 has no body, not even an empty one.
    return new Response(body || null, { status, headers });
  };
}
