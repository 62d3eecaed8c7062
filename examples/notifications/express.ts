import express, { type Express } from 'express';
import { clientFromEnvironment } from '../client-from-environment.js';
import { fulfilOrder } from './fulfil-order.js';
import { type Deal, receive, type WebhookClient } from './receive.js';

/** With Express, 4 or 5. */
export function createApp(wxpay: WebhookClient, deal: Deal): Express {
  const app = express();
  // `express.raw` leaves the bytes as they came. It belongs to this route alone, and the route stands before any
  // `app.use(express.json())`: a body that was parsed once cannot be verified any more.
  app.post('/wechatpay', express.raw({ type: '*/*', limit: '1mb' }), async (request, response) => {
    const { status, headers, body } = await receive(wxpay, { headers: request.headers, rawBody: request.body }, deal);
    response.status(status).set(headers).send(body);
  });
  // From here on the rest of your shop.
  app.use(express.json());
  return app;
}

if (process.argv[1] === import.meta.filename) {
  createApp(clientFromEnvironment(), fulfilOrder).listen(Number(process.env['PORT'] ?? 3000));
}
