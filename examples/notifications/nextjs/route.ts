// app/wechatpay/route.ts: Next.js takes the exports of this file, and no others than it knows.
import type { WeChatPayClient } from '../../../generated/client.js';
import { clientFromEnvironment } from '../../client-from-environment.js';
import { fulfilOrder } from '../fulfil-order.js';
import { createPost } from './create-post.js';

let client: WeChatPayClient | undefined;

/** Keys are read by `node:crypto`, which the edge runtime does not have. */
export const runtime = 'nodejs';

export const POST = createPost(() => {
  client ??= clientFromEnvironment();
  return client;
}, fulfilOrder);
