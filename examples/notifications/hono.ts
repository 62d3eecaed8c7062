import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { clientFromEnvironment } from '../client-from-environment.js';
import { fulfilOrder } from './fulfil-order.js';
import { type Deal, receive, type WebhookClient } from './receive.js';

/** With Hono, on Node, Bun or wherever `node:crypto` is to be had. */
export function createApp(wxpay: WebhookClient, deal: Deal): Hono {
  const app = new Hono();
  app.post('/wechatpay', bodyLimit({ maxSize: 1024 * 1024 }), async (context) => {
    // `arrayBuffer` gives the bytes as they came; `json()` would not.
    const rawBody = new Uint8Array(await context.req.arrayBuffer());
    const { status, headers, body } = await receive(wxpay, { headers: context.req.header(), rawBody }, deal);
    // An answer with status 204 has no body, not even an empty one.
    return new Response(body || null, { status, headers });
  });
  return app;
}

if (process.argv[1] === import.meta.filename) {
  serve({ fetch: createApp(clientFromEnvironment(), fulfilOrder).fetch, port: Number(process.env['PORT'] ?? 3000) });
}
