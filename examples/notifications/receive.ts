import { type AnyNotification, SignatureError, type WeChatPayClient } from '../../generated/client.js';

/** A notification as it came. `rawBody` is what WeChat Pay signed: not parsed, not trimmed, not written anew. */
export interface RawNotification {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawBody: Uint8Array;
}

/** What your shop does with a notification; `fulfil-order.ts` has an example. */
export type Deal = (notification: AnyNotification) => Promise<void> | void;

/** Of a client only its webhooks are needed here. */
export type WebhookClient = Pick<WeChatPayClient, 'webhooks'>;

/**
 * Verify and open a notification, hand it to your shop, and give the answer to send back. This is the same in every
 * framework; the other files show how each of them gives the raw body and takes the answer.
 */
export async function receive(wxpay: WebhookClient, { headers, rawBody }: RawNotification, deal: Deal) {
  // v3 sends JSON, v2 sends XML, and each wants its answer in kind.
  const version = isXml(rawBody) ? 'v2' : 'v3';
  try {
    // Anybody can post to your address. Nothing is true until this line is through: it throws for what WeChat Pay did not
    // sign, for what is older than five minutes, and for what your APIv3 key does not open.
    const notification = await wxpay.webhooks.unwrap(headers, rawBody);
    // First deal with it, then acknowledge: should your process die in between, WeChat Pay sends it again. It waits for
    // five seconds, so put long work into a queue here.
    await deal(notification);
    return wxpay.webhooks.acknowledge(version);
  } catch (error) {
    // WeChat Pay sends false signatures now and then to see that you refuse them. They are no reason to be woken up.
    const isProbe = error instanceof SignatureError && error.reason === 'probe';
    if (!isProbe) console.error('Refused a notification:', error);
    // The cause stays in your log: whoever posted it need not know.
    return wxpay.webhooks.refuse('not accepted', version);
  }
}

function isXml(rawBody: unknown): boolean {
  return rawBody instanceof Uint8Array && /^\s*</.test(Buffer.from(rawBody.subarray(0, 80)).toString());
}
