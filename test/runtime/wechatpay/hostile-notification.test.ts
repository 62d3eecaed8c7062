import { expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { loadXmlParser } from '../../../templates/runtime/wechatpay/xml.js';
import { clientOptions } from '../identities.js';

const { webhooks } = createClient(clientOptions);

/** What JavaScript lets a caller do, and the types do not. */
const unwrap = webhooks.unwrap as (...given: readonly unknown[]) => Promise<unknown>;

it('reads a tag that is repeated 100,000 times in a time that grows with its length', { timeout: 10_000 }, async () => {
  const parse = await loadXmlParser();
  const { a } = parse(`<xml>${'<a>1</a>'.repeat(100_000)}</xml>`);
  expect(a).toHaveLength(100_000);
});

it.each([
  ['a body over 1 MB', [{}, `<xml>${'a'.repeat(1024 * 1024)}</xml>`], 'SignatureError', 'larger than 1 MB'],
  ['no body', [{}, undefined], 'SignatureError', 'has no body'],
  ['no headers', [undefined, '{}'], 'ConfigError', 'headers are missing'],
])('refuses %s, and says what to do', async (_, given, name, words) => {
  await expect(unwrap(...given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
});

it('says that a request was read already', async () => {
  const request = new Request('https://shop.example/notify', { method: 'POST', body: '{}' });
  await request.text();
  await expect(webhooks.unwrap(request)).rejects.toMatchObject({
    name: 'ConfigError',
    message: 'The body of the request was read already. Hand the request over unread.',
  });
});
