import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { writeNotification } from '../../sandbox/protocol/notification.js';
import { createClient } from '../../templates/runtime/wechatpay/create-client.js';
import { SignatureError } from '../../templates/runtime/wechatpay/errors.js';
import type { NotificationAnswer } from '../../templates/runtime/wechatpay/notification-answer.js';
import { clientOptions, identity } from '../runtime/identities.js';

const { webhooks } = createClient(clientOptions);
const events: string[] = [];

/** Handle an event, or refuse a notification that is not valid. */
async function deal(unwrapped: Promise<{ readonly event_type: string }>): Promise<NotificationAnswer> {
  try {
    events.push((await unwrapped).event_type);
    return webhooks.acknowledge();
  } catch (error) {
    return webhooks.refuse(error instanceof SignatureError ? error.reason : 'failed');
  }
}

const onNode: RequestListener = async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { status, headers, body } = await deal(webhooks.unwrap(request.headers, Buffer.concat(chunks)));
  response.writeHead(status, headers).end(body);
};

function onExpress(): RequestListener {
  const app = express();
  app.post('/notify', express.raw({ type: '*/*' }), async (request, response) => {
    const { status, headers, body } = await deal(webhooks.unwrap(request.headers, request.body));
    response.status(status).set(headers).send(body);
  });
  return app;
}

async function onFastify(): Promise<RequestListener> {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post<{ Body: Buffer }>('/notify', async (request, reply) => {
    const { status, headers, body } = await deal(webhooks.unwrap(request.headers, request.body));
    return reply.status(status).headers(headers).send(body);
  });
  await app.ready();
  return (request, response) => app.routing(request, response);
}

function onHono(): RequestListener {
  const app = new Hono();
  app.post('/notify', async (context) => toResponse(await deal(webhooks.unwrap(context.req.raw))));
  return getRequestListener(app.fetch);
}

/** A route handler of Next.js takes a web `Request` and returns a web `Response`; it runs without Next.js. */
const POST = async (request: Request): Promise<Response> => toResponse(await deal(webhooks.unwrap(request)));

function toResponse({ status, headers, body }: NotificationAnswer): Response {
  return new Response(body || null, { status, headers });
}

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`;
}

describe.each<[string, () => RequestListener | Promise<RequestListener>]>([
  ['node:http', () => onNode],
  ['Express', onExpress],
  ['Fastify', onFastify],
  ['Hono', onHono],
  ['a Next.js route handler', () => getRequestListener(POST)],
])('webhooks in %s', (_name, listen) => {
  it('accept signed notifications and refuse others', async () => {
    const url = await serve(await listen());
    const { headers, body } = writeNotification('REFUND.SUCCESS', { refund_id: '退' }, { identity });
    const taken = await fetch(url, { method: 'POST', headers, body });
    expect([taken.status, events.pop()]).toEqual([204, 'REFUND.SUCCESS']);
    const refused = await fetch(url, { method: 'POST', headers, body: body.replace('REFUND', 'refund') });
    expect([refused.status, await refused.json(), events]).toEqual([400, { code: 'FAIL', message: 'mismatch' }, []]);
  });
});
