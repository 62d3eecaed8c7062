import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp as createExpressApp } from '../../examples/notifications/express.js';
import { createApp as createFastifyApp } from '../../examples/notifications/fastify.js';
import { createApp as createHonoApp } from '../../examples/notifications/hono.js';
import { createPost } from '../../examples/notifications/nextjs/create-post.js';
import * as nextRoute from '../../examples/notifications/nextjs/route.js';
import { createNotificationServer } from '../../examples/notifications/node-http.js';
import { receive } from '../../examples/notifications/receive.js';
import { createClient } from '../../generated/client.js';
import type { SandboxNotification } from '../../sandbox/protocol/notification.js';
import {
  changed,
  PAYMENT,
  payment,
  paymentInXml,
  refundInXml,
  tampered,
} from '../notifications/write-notifications.js';
import { clientOptions } from '../runtime/identities.js';

const askedFor: string[] = [];
/** Certificates of unknown serials are requested; every request fails, since no test may need the network. */
async function askInVain(url: string): Promise<Response> {
  askedFor.push(url);
  return new Response('{}', { status: 500 });
}
const wxpay = createClient({ ...clientOptions, retries: 0, fetch: askInVain });

/** The events that were passed to the handler. */
const dealtWith: unknown[] = [];
let breakdown: Error | undefined;
async function deal(notification: unknown): Promise<void> {
  if (breakdown) throw breakdown;
  dealtWith.push(notification);
}

const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => {
  askedFor.length = 0;
  dealtWith.length = 0;
  logged.mockClear();
});
afterEach(() => {
  breakdown = undefined;
});

type Post = (notification: SandboxNotification) => Promise<Response>;

/** A server for the tests of one framework. */
function overNetwork(start: () => Promise<Server>): Post {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = await start();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechatpay`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return ({ headers, body }) => fetch(url, { method: 'POST', headers, body });
}

async function startFastify(): Promise<Server> {
  const app = createFastifyApp(wxpay, deal);
  await app.ready();
  return app.server;
}

/** The adaptor serves HTTP/1 by default. */
const startHono = async () => createAdaptorServer(createHonoApp(wxpay, deal)) as Server;

const post = createPost(() => wxpay, deal);
const toNext: Post = ({ headers, body }) =>
  post(new Request('https://shop.example/wechatpay', { method: 'POST', headers, body }));

const frameworks: readonly (readonly [name: string, connect: () => Post])[] = [
  ['node:http', () => overNetwork(async () => createNotificationServer(wxpay, deal))],
  ['Express', () => overNetwork(async () => createServer(createExpressApp(wxpay, deal)))],
  ['Fastify', () => overNetwork(startFastify)],
  ['Hono', () => overNetwork(startHono)],
  ['a Next.js route handler', () => toNext],
];

describe.each(frameworks)('in %s', (_name, connect) => {
  const send = connect();

  it('a payment is passed on with its content, and acknowledged', async () => {
    const response = await send(payment());
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(dealtWith).toEqual([
      expect.objectContaining({
        event_type: 'TRANSACTION.SUCCESS',
        resource: expect.objectContaining({ ciphertext: PAYMENT }),
      }),
    ]);
  });

  it('the same notification has the same id when it is sent again', async () => {
    const notification = payment();
    await send(notification);
    await send(notification);
    const { id } = JSON.parse(notification.body);
    expect(dealtWith).toEqual([expect.objectContaining({ id }), expect.objectContaining({ id })]);
  });

  it.each<[string, () => SandboxNotification]>([
    ['of which one byte was changed', () => changed(payment())],
    ['whose ciphertext was changed and signed again', () => tampered(payment())],
    ['whose signature is wrong', () => payment('wrong-signature')],
    ['that names an unknown key', () => payment('wrong-serial')],
    ['that was signed over five minutes ago', () => payment('skewed-clock')],
    ['that is a probe', () => payment('probe')],
    ['without signature', () => payment('unsigned')],
    ['that is not JSON', () => ({ ...payment(), body: 'hello' })],
    ['without body', () => ({ ...payment(), body: '' })],
  ])('one %s is refused and not passed on', async (_fault, forge) => {
    const response = await send(forge());
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      400,
      expect.stringContaining('application/json'),
      { code: 'FAIL', message: 'not accepted' },
    ]);
    expect(dealtWith).toEqual([]);
  });

  it('a probe is not logged, and any other refused notification is', async () => {
    await send(payment('probe'));
    expect(logged).not.toHaveBeenCalled();
    await send(changed(payment()));
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('one that the handler fails for is refused, so that it is sent again', async () => {
    breakdown = new Error('database password is hunter2');
    const response = await send(payment());
    expect([response.status, await response.json()]).toEqual([400, { code: 'FAIL', message: 'not accepted' }]);
  });
});

describe.each(frameworks.slice(0, 4))('v2 in %s', (_name, connect) => {
  const send = connect();

  it('a payment is passed on and acknowledged in XML', async () => {
    const response = await send(paymentInXml());
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/xml; charset=utf-8',
      '<xml><return_code>SUCCESS</return_code><return_msg><![CDATA[OK]]></return_msg></xml>',
    ]);
    expect(dealtWith).toEqual([expect.objectContaining({ out_trade_no: PAYMENT.out_trade_no, total_fee: '1800' })]);
  });

  it('a refund is opened', async () => {
    await send(refundInXml());
    expect(dealtWith).toEqual([expect.objectContaining({ req_info: { refund_id: '5' } })]);
  });

  it.each([
    ['another amount', () => paymentInXml().body.replace('1800', '1')],
    ['no sign', () => paymentInXml().body.replace(/<sign>.*<\/sign>/, '')],
    ['an entity', () => `<!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]>${paymentInXml().body}`],
    ['no end', () => paymentInXml().body.slice(0, -6)],
  ])('one with %s is refused in XML and not passed on', async (_fault, forge) => {
    const response = await send({ headers: { 'content-type': 'text/xml' }, body: forge() });
    expect(await response.text()).toBe(
      '<xml><return_code>FAIL</return_code><return_msg><![CDATA[not accepted]]></return_msg></xml>',
    );
    expect(dealtWith).toEqual([]);
  });
});

describe.each(frameworks.slice(0, 4))('a flood in %s', (_name, connect) => {
  const send = connect();

  it('of more than a megabyte is refused', async () => {
    const { headers, body } = payment();
    const response = await send({ headers, body: body + ' '.repeat(1024 * 1024) });
    expect([response.status, dealtWith]).toEqual([413, []]);
  });
});

it('requests keys from WeChat Pay once, however many forgeries name an unknown one', async () => {
  const { headers, body } = payment('wrong-serial');
  const fresh = createClient({ ...clientOptions, retries: 0, fetch: askInVain });
  const rawBody = Buffer.from(body);
  await Promise.all([1, 2, 3].map(() => receive(fresh, { headers, rawBody }, deal)));
  await receive(fresh, { headers, rawBody }, deal);
  expect(askedFor).toEqual(['https://api.mch.weixin.qq.com/v3/certificates']);
});

it('logs what to change when an Express app has parsed the body', async () => {
  const { headers, body } = payment();
  const { status } = await receive(wxpay, { headers, rawBody: JSON.parse(body) }, deal);
  expect([status, String(logged.mock.lastCall?.[1])]).toEqual([
    400,
    expect.stringContaining("with Express use express.raw({ type: '*/*' })"),
  ]);
});

it('needs no keys when Next.js only loads the route, and names the missing one at the first notification', async () => {
  const request = new Request('https://shop.example/wechatpay', { method: 'POST', ...payment() });
  expect(Object.keys(nextRoute).sort()).toEqual(['POST', 'runtime']);
  await expect(nextRoute.POST(request)).rejects.toThrow('WECHATPAY_MCHID is missing');
});
