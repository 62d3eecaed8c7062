import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { writeNotification } from '../../sandbox/protocol/notification.js';
import { buildProgram } from '../docs/build-program.js';
import { readPrograms } from '../docs/read-markdown.js';
import { changed, payment, paymentInXml } from '../notifications/write-notifications.js';
import { API_V3_KEY, identity, SECRET } from '../runtime/identities.js';

/** The programs of the README listen on port 3000; here each prints the free port that it listens on. */
const listen = `import { Server } from 'node:net';
const { listen } = Server.prototype;
Server.prototype.listen = function () {
  this.once('listening', () => process.send(this.address().port));
  return listen.call(this, 0, '127.0.0.1');
};
`;

/** A plain server that calls the exports of a route, as Next.js does. */
const serveRoute = `import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { POST } from './app/wechatpay/route.js';

createServer(async (request, response) => {
  const { method, headers } = request;
  const answer = await POST(new Request('https://shop.example/wechatpay', { method, headers, body: await buffer(request) }));
  response.writeHead(answer.status).end(await answer.text());
}).listen(3000);
`;

/** The client of the README, with the v2 key added. */
const wxpay = readPrograms()['src/wxpay.ts']?.replace(/^ {2}apiV3Key/m, `  secret: '${SECRET}',\n$&`) ?? '';

async function start(name: string, replaced: Readonly<Record<string, string>> = {}) {
  const others = { ...replaced, 'listen.mjs': listen, 'src/serve-route.ts': serveRoute, 'src/wxpay.ts': wxpay };
  const folder = await buildProgram(name, others);
  const child = fork(join(folder, 'program.mjs'), {
    cwd: folder,
    execArgv: ['--import', './listen.mjs'],
    env: { ...process.env, APIV3_KEY: API_V3_KEY },
    silent: true,
  });
  onTestFinished(() => void child.kill());
  const printed = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')));
  const [port] = await once(child, 'message');
  return { child, printed, url: `http://127.0.0.1:${port}/wechatpay` };
}

it.each(['with-node-http', 'with-express', 'with-fastify', 'with-hono', 'serve-route'])(
  'accepts payments of v3 and v2, and refuses the rest, with src/%s.ts of the README',
  async (name) => {
    const { child, printed, url } = await start(name);
    const statuses: number[] = [];
    const refused = [payment('probe'), changed(payment()), { ...payment(), body: '' }];
    for (const { headers, body } of [payment(), paymentInXml(), ...refused]) {
      statuses.push((await fetch(url, { method: 'POST', headers, body })).status);
    }
    child.kill();
    const [stdout = '', stderr = ''] = await printed;
    expect(statuses).toEqual([204, 200, 400, 400, 400]);
    expect(stdout.match(/TEA\d+/g)).toEqual(['TEA20250310093000', 'TEA20250310093000']);
    expect(stderr.match(/reason: '\w+'/g)).toEqual(["reason: 'mismatch'", "reason: 'missing'"]);
  },
);

const ORDERED = { out_trade_no: 'TEA20250310093000', trade_state: 'SUCCESS', amount: { total: 1800, currency: 'CNY' } };

/** A payment that differs from what was ordered in some members. */
function paid(differing: object = {}) {
  return writeNotification('TRANSACTION.SUCCESS', { ...ORDERED, ...differing }, { identity });
}

it('handles a payment once, and only as it was ordered, with src/notifications.ts of the README', async () => {
  const handler = { 'src/receive.ts': "export { receive } from './notifications.js';" };
  const { child, printed, url } = await start('with-node-http', handler);
  const right = paid();
  const shared = writeNotification('TRANSACTION.SUCCESS', ORDERED, { identity, originalType: 'profitsharing' });
  const wrong = [
    paid({ amount: { total: 1, currency: 'CNY' } }),
    paid({ amount: { total: 1800, currency: 'USD' } }),
    paid({ amount: undefined }),
    paid({ out_trade_no: 'TEA1' }),
    paid({ trade_state: 'REFUND' }),
  ];
  const statuses: number[] = [];
  for (const { headers, body } of [shared, right, right, paymentInXml(), payment('probe'), changed(right), ...wrong]) {
    statuses.push((await fetch(url, { method: 'POST', headers, body })).status);
  }
  child.kill();
  const [stdout, stderr = ''] = await printed;
  expect(statuses).toEqual([204, 204, 204, 200, 401, 401, 500, 500, 500, 500, 500]);
  expect(stdout).toBe('TEA20250310093000 1800\nnothing to do for undefined\n');
  expect(stderr.match(/reason: '\w+'|Error: TEA\d+ is not what was ordered/g)).toEqual([
    "reason: 'mismatch'",
    ...wrong.map(() => expect.stringContaining('is not what was ordered')),
  ]);
});

it.each(['with-node-http', 'with-express', 'with-fastify', 'with-hono', 'serve-route'])(
  'reads no more than 1 MB of a body, with src/%s.ts of the README',
  async (name) => {
    const { printed, child, url } = await start(name);
    const headers = { 'content-type': 'application/json' };
    const body = new Uint8Array(2 * 1024 * 1024);
    const status = await fetch(url, { method: 'POST', headers, body }).then(
      (response) => response.status,
      () => 'closed',
    );
    child.kill();
    const [stdout, stderr] = await printed;
    expect([413, 'closed']).toContain(status);
    // A server that read more would pass it to the client, which refuses it by its own limit.
    expect(`${stdout}${stderr}`).not.toContain('notification is larger');
  },
);
