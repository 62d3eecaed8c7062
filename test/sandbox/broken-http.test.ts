import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { createCredentials } from '../../sandbox/credentials/credentials.js';
import { createPlatformKeys } from '../../sandbox/credentials/platform-keys.js';
import { startHttpServer } from '../../sandbox/server/http-server.js';
import { connect, ORDER } from './connect.js';
import { openSocket, sendBytes } from './send-bytes.js';

const end = 'Host: 127.0.0.1\r\n\r\n';
const head = (line: string, ...headers: readonly string[]) => [`${line} HTTP/1.1`, ...headers, end].join('\r\n');
const many = Array.from({ length: 3000 }, (_, index) => `X-${index}: 1`);
const control = ['Content-Type: application/json', 'Content-Length: 4'];

/** Bytes that are sent, and the status of the refusal. */
const broken: readonly (readonly [what: string, bytes: string | Buffer, status: number])[] = [
  ['text that is not HTTP', 'NONSENSE\r\n\r\n', 400],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['lines that end in LF only', head('GET /v3/certificates').replaceAll('\r', ''), 400],
  ['a target that is a URL', head('GET http://127.0.0.1/v3/certificates'), 400],
  ['a URL of the sandbox’s own pages', head('GET http://127.0.0.1/_sandbox/state'), 400],
  ['a target that is not a path', head('OPTIONS *'), 400],
  ['a target with a NUL', head('GET /v3/\0'), 400],
  ['a target of bytes that are not ASCII', Buffer.from(head('GET /v3/\xff'), 'latin1'), 400],
  ['a target with backslashes', head('GET \\_sandbox\\state'), 400],
  ['a tunnel', head('CONNECT pay.example:443'), 405],
  ['an unknown method', head('BREW /v3/certificates'), 400],
  [
    'an upgrade, as if none were wanted',
    head('GET /v3/certificates', 'Connection: Upgrade', 'Upgrade: websocket'),
    401,
  ],
  ['an unknown expectation', head('GET /v3/certificates', 'Expect: 200-maybe'), 417],
  ['a target of 100,000 characters', head(`GET /v3/${'a'.repeat(100_000)}`), 431],
  ['a header of 100,000 characters', head('GET /v3/certificates', `X: ${'a'.repeat(100_000)}`), 431],
  ['3,000 headers', head('GET /v3/certificates', ...many), 431],
  ['two lengths', head('POST /v3/certificates', 'Content-Length: 0', 'Content-Length: 1'), 400],
  ['a length and chunks', head('POST /v3/certificates', 'Content-Length: 0', 'Transfer-Encoding: chunked'), 400],
  ['two signatures', head('GET /v3/certificates', 'Authorization: a b', 'Authorization: c d'), 401],
  ['two hosts, the first of them foreign', head('GET /_sandbox/state', 'Host: rebound.example'), 403],
  ['a negative length', head('POST /v3/certificates', 'Content-Length: -1'), 400],
  ['a length that is not a safe integer', head('POST /v3/certificates', `Content-Length: ${'9'.repeat(30)}`), 400],
  ['a length beyond the limit', head('POST /v3/a', 'Content-Type: a/b', 'Content-Length: 99999999'), 413],
  ['invalid chunks', `${head('POST /v3/certificates', 'Transfer-Encoding: chunked')}zz\r\n`, 400],
  ['a body that ends early', `${head('POST /v3/a', 'Content-Type: a/b', 'Content-Length: 99')}abc`, 400],
  ['an invalid type', `${head('POST /v3/a', 'Content-Type: ;;;', 'Content-Length: 1')}a`, 415],
  ['a header over two lines', head('GET /v3/certificates', 'X: a', ' b'), 400],
  ['control that is null', `${head('POST /_sandbox/notifications', ...control)}null`, 400],
  ['faults that are a string', `${head('POST /_sandbox/faults', ...control)}"ab"`, 400],
];

it.each(broken)('refuses %s, and stays up', async (_what, bytes, status) => {
  const { sandbox, wxpay } = await connect();
  const answer = await sendBytes(Number(new URL(sandbox.url).port), bytes);
  expect(answer.split('\r\n')[0]).toMatch(`HTTP/1.1 ${status} `);
  const [, body = ''] = answer.split('\r\n\r\n');
  if (status !== 417) expect(JSON.parse(body)).toEqual({ code: expect.any(String), message: expect.any(String) });
  await wxpay.v3.pay.transactions.native.post({ json: ORDER });
});

it('refuses v2 requests in XML', async () => {
  const { sandbox } = await connect();
  const bytes = `${head('POST /pay/unifiedorder', 'Content-Type: ;;;', 'Content-Length: 1')}a`;
  const answer = await sendBytes(Number(new URL(sandbox.url).port), bytes);
  expect(answer).toMatch(/^HTTP\/1.1 415 [\s\S]*<return_code><!\[CDATA\[FAIL]]><\/return_code>/);
});

it('responds to pipelined requests one after the other', async () => {
  const { sandbox } = await connect();
  const requests = ['/v3/a', '/pay/b', '/_sandbox/c', '/v3/d'].map((path) => head(`GET ${path}`)).join('');
  const answer = await sendBytes(Number(new URL(sandbox.url).port), requests);
  expect([...answer.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)).toEqual(['401', '404', '404', '401']);
});

/** A server with short timeouts. */
async function listenBriefly() {
  const { identity } = createPlatformKeys(await createCredentials(), 'certificate');
  const timeouts = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };
  const common = { identity, host: '127.0.0.1', port: 0, tls: undefined, timeouts };
  const listening = await startHttpServer(() => ({}), { ...common, guard: () => undefined, onAnswer: () => {} });
  onTestFinished(() => listening.close());
  return listening.port;
}

it.each([
  ['headers', 'POST /v3/a HTTP/1.1\r\n', 'X: 1\r\n'],
  ['a body', head('POST /v3/a', 'Content-Type: application/json', 'Content-Length: 99'), ' '],
] as const)('stops waiting for %s that arrive byte by byte', async (_what, first, piece) => {
  const socket = openSocket(await listenBriefly());
  socket.write(first);
  const dripping = setInterval(() => socket.write(piece), 10);
  onTestFinished(() => clearInterval(dripping));
  expect(await text(socket)).toMatch(/^HTTP\/1.1 408 /);
});
