import fastify, { type FastifyInstance } from 'fastify';
import { clientFromEnvironment } from '../client-from-environment.js';
import { fulfilOrder } from './fulfil-order.js';
import { type Deal, receive, type WebhookClient } from './receive.js';

/** With Fastify, 4 or 5. */
export function createApp(wxpay: WebhookClient, deal: Deal): FastifyInstance {
  const app = fastify();
  // Parsers belong to the plugin that they are set in, so that the rest of your shop goes on to get parsed JSON.
  app.register(async (notifications) => {
    notifications.removeAllContentTypeParsers();
    notifications.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    notifications.post<{ Body: Buffer }>('/wechatpay', async (request, reply) => {
      const { status, headers, body } = await receive(wxpay, { headers: request.headers, rawBody: request.body }, deal);
      return reply.status(status).headers(headers).send(body);
    });
  });
  return app;
}

if (process.argv[1] === import.meta.filename) {
  await createApp(clientFromEnvironment(), fulfilOrder).listen({
    port: Number(process.env['PORT'] ?? 3000),
    host: '0.0.0.0',
  });
}
