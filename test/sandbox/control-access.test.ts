import { type IncomingHttpHeaders, request as send } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { connect } from './connect.js';

type Headers = Readonly<Record<string, string>>;

/** Request a path with headers that `fetch` does not allow. */
function ask(url: string, path: string, headers: Headers = {}) {
  const { hostname, port } = new URL(url);
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = send({ hostname, port, path, headers }, async (response) => {
      resolve({ status: response.statusCode, headers: response.headers, body: await text(response) });
    });
    sent.on('error', reject).end();
  });
}

const foreign: readonly (readonly [what: string, headers: Headers])[] = [
  ['of another origin', { origin: 'https://evil.example' }],
  ['of an opaque origin', { origin: 'null' }],
  ['of another port of this machine', { origin: 'http://localhost:3000', host: 'localhost:8790' }],
  ['of another site that sends no origin', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['of another port that sends no origin', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
  ['at another host name, as in DNS rebinding', { host: 'rebound.example:8790' }],
  ['that frames it', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
];

it.each(foreign)('shows nothing to a page %s', async (_what, headers) => {
  const { sandbox } = await connect();
  for (const path of ['/', '/_sandbox/state', '/_sandbox', '/%5fsandbox/state'])
    expect((await ask(sandbox.url, path, headers)).status).toBe(403);
});

it('shows its state to its own pages, to programs, and at every name of this machine', async () => {
  const { sandbox } = await connect();
  const { host } = new URL(sandbox.url);
  const own = { 'sec-fetch-site': 'same-origin', origin: `http://${host}` };
  for (const headers of [{}, own, { host: 'localhost:8790' }, { host: '[::1]:8790' }])
    expect((await ask(sandbox.url, '/_sandbox/state', headers)).status).toBe(200);
});

const own = [
  '/',
  '/_sandbox/setup',
  '/_sandbox/events',
  '/_sandbox/exchanges',
  '/_sandbox/page/page.js',
  '/_sandbox/state',
];
const browsed = ['/_sandbox/reference', '/_sandbox/reference/openapi.json', '/_sandbox/try/v3/certificates'];

it.each([...own, ...browsed])(
  'shows %s neither to a page of another site nor to a caller without the token',
  async (path) => {
    const { sandbox } = await connect();
    expect((await ask(sandbox.url, path, { origin: 'https://evil.example' })).status).toBe(403);
    const open = await connect({ host: '0.0.0.0' });
    expect((await ask(open.sandbox.url, path)).status).toBe(401);
  },
);

it('lets other sites link to its page, and no further', async () => {
  const { sandbox } = await connect();
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  expect((await ask(sandbox.url, '/', link)).status).not.toBe(403);
  expect((await ask(sandbox.url, '/_sandbox/state', link)).status).toBe(403);
});

it('cannot be framed, loaded by other sites or cached', async () => {
  const { sandbox } = await connect();
  expect((await ask(sandbox.url, '/_sandbox/state')).headers).toMatchObject({
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
});

it('requires its token where other machines can connect, and accepts it from programs and browsers', async () => {
  const { sandbox } = await connect({ host: '0.0.0.0' });
  const { url, controlToken = '' } = sandbox;
  expect(controlToken).toMatch(/^[\w-]{32}$/);
  expect(await ask(url, '/_sandbox/state')).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  expect((await ask(url, '/_sandbox/state', { authorization: `Bearer ${controlToken}x` })).status).toBe(401);
  expect((await ask(url, '/?token=wrong')).status).toBe(401);
  const host = 'sandbox.internal:8790';
  expect((await ask(url, '/_sandbox/state', { authorization: `Bearer ${controlToken}`, host })).status).toBe(200);
  const opened = await ask(url, `/?token=${controlToken}`, { host });
  const [cookie = ''] = opened.headers['set-cookie'] ?? [];
  expect(opened).toMatchObject({ status: 303, headers: { location: '/' } });
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  expect((await ask(url, '/_sandbox/state', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
});

it('requires no token for the calls of WeChat Pay, which are signed', async () => {
  const { wxpay } = await connect({ host: '0.0.0.0' });
  expect(await wxpay.v3.certificates.get({})).toMatchObject({ data: [{}] });
});
