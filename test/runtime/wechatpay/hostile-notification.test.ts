import { expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { loadXmlParser } from '../../../templates/runtime/wechatpay/xml.js';
import { clientOptions } from '../identities.js';

const { webhooks } = createClient(clientOptions);

/** `unwrap` as JavaScript can call it, without types. */
const unwrap = webhooks.unwrap as (...given: readonly unknown[]) => Promise<unknown>;

it('reads a tag that is repeated 100,000 times', async () => {
  const parse = await loadXmlParser();
  const { a } = parse(`<xml>${'<a>1</a>'.repeat(100_000)}</xml>`);
  expect(a).toHaveLength(100_000);
});

it.each([
  ['a body over 1 MB', [{}, `<xml>${'a'.repeat(1024 * 1024)}</xml>`], 'SignatureError', 'larger than 1 MB'],
  ['XML over 64 KB', [{}, `<xml>${'a'.repeat(64 * 1024)}</xml>`], 'SignatureError', 'XML of more than 64 KB'],
  ['no body', [{}, undefined], 'SignatureError', 'has no body'],
  ['no headers', [undefined, '{}'], 'ConfigError', 'headers are missing'],
])('rejects %s, and says what to do', async (_, given, name, words) => {
  await expect(unwrap(...given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
});

it('reads XML that is nested 20 levels deep, and no deeper', async () => {
  const parseXml = await loadXmlParser();
  const nest = (levels: number) => `${'<a>'.repeat(levels)}1${'</a>'.repeat(levels)}`;
  expect(JSON.stringify(parseXml(nest(20)))).toMatch(/^(\{"a":){19}"1"\}{19}$/);
  expect(() => parseXml(nest(21))).toThrow('Nested deeper than 20 levels.');
});

it('does not parse XML without the key that verifies it', async () => {
  const { webhooks: v3 } = createClient({ ...clientOptions, secret: undefined });
  await expect(v3.unwrap({}, '<no XML')).rejects.toMatchObject({
    name: 'ConfigError',
    message: 'secret is missing; it is needed to verify v2 notifications. Pass it to createClient.',
  });
});

it('reads very many carriage returns', async () => {
  const parse = await loadXmlParser();
  // With the parser alone, this takes hours.
  expect(parse(`<xml><a>${'\r'.repeat(3_000_000)}</a></xml>`)['a']).toHaveLength(3_000_000);
});

/** A request whose body has no end. */
function endless(headers: Record<string, string>) {
  const given = { chunks: 0, isCancelled: false };
  const body = new ReadableStream({
    pull: (controller) => {
      given.chunks += 1;
      controller.enqueue(new Uint8Array(64 * 1024));
    },
    cancel: () => {
      given.isCancelled = true;
    },
  });
  const init = { method: 'POST', body, headers, duplex: 'half' } as const;
  return { given, request: new Request('https://shop.example/notify', init) };
}

it.each([
  ['with a Content-Length', { 'Content-Length': '2000000' }, 1],
  ['without a Content-Length', {}, 20],
])('reads at most 1 MB of a larger request %s', async (_, headers, most) => {
  const { given, request } = endless(headers);
  await expect(webhooks.unwrap(request)).rejects.toMatchObject({
    name: 'SignatureError',
    message: expect.stringContaining('larger than 1 MB'),
  });
  expect(given.chunks).toBeLessThanOrEqual(most);
  expect(given.isCancelled).toBe(true);
});

it('rejects a request with a larger Content-Length and no body', async () => {
  const init = { method: 'POST', headers: { 'Content-Length': '2000000' } };
  await expect(webhooks.unwrap(new Request('https://shop.example/notify', init))).rejects.toMatchObject({
    name: 'SignatureError',
  });
});

it('reports that a request broke off', async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) });
  const request = new Request('https://shop.example/notify', { method: 'POST', body, duplex: 'half' });
  await expect(webhooks.unwrap(request)).rejects.toMatchObject({
    name: 'ConnectionError',
    message: 'The notification broke off before its end. It comes again.',
  });
});

it('reports that the body of a request was read before', async () => {
  const request = new Request('https://shop.example/notify', { method: 'POST', body: '{}' });
  await request.text();
  await expect(webhooks.unwrap(request)).rejects.toMatchObject({
    name: 'ConfigError',
    message: 'The body of the request was read already. Hand the request over unread.',
  });
});
