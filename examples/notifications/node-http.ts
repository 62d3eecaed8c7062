import { createServer, type IncomingMessage, type Server } from 'node:http';
import { clientFromEnvironment } from '../client-from-environment.js';
import { fulfilOrder } from './fulfil-order.js';
import { type Deal, receive, type WebhookClient } from './receive.js';

/** Without a framework. Give `https://<your host>/wechatpay` as `notify_url` when you place an order. */
export function createNotificationServer(wxpay: WebhookClient, deal: Deal): Server {
  return createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/wechatpay') return void response.writeHead(404).end();
    const rawBody = await readRawBody(request);
    if (rawBody === undefined) return void response.writeHead(413, { Connection: 'close' }).end();
    const { status, headers, body } = await receive(wxpay, { headers: request.headers, rawBody }, deal);
    response.writeHead(status, headers).end(body);
  });
}

/** Notifications have a few kilobytes. The address is public, so nobody shall fill the memory through it. */
const LONGEST = 1024 * 1024;

/** The bytes as they came; `undefined` when they are too many, or end early. */
async function readRawBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      length += chunk.length;
      if (length > LONGEST) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

if (process.argv[1] === import.meta.filename) {
  createNotificationServer(clientFromEnvironment(), fulfilOrder).listen(Number(process.env['PORT'] ?? 3000));
}
