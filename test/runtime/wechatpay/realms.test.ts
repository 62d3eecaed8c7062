import type { KeyObject } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity, keys } from '../identities.js';

let sandbox: TestServer;
afterEach(() => sandbox?.close());

const start = async () => {
  sandbox = await startServer(identity, () => ({ json: {} }));
  return createClient({ ...clientOptions, baseUrl: sandbox.url, retries: 0 });
};

/** Values of this context have other classes than those of the test. */
const context = createContext({ Buffer, TextEncoder });
const foreign = (source: string) => runInContext(source, context);

/** A Blob of a package that has its own class. */
class PackageBlob {
  readonly [Symbol.toStringTag] = 'Blob';
  readonly type = 'text/plain';
  readonly name = 'b.txt';
  arrayBuffer = async () => Buffer.from('inside');
}

describe('values of another realm', () => {
  it.each([
    ['bytes', { name: 'a.txt', content: foreign('new Uint8Array([105, 110, 115, 105, 100, 101])') }],
    ['a Blob of a package', new PackageBlob()],
    ['a Blob of a package with a name', { name: 'a.txt', content: new PackageBlob() }],
  ])('are uploaded: %s', async (_what, file) => {
    const client = await start();
    await client.request('POST', '/v3/upload', { body: { meta: { filename: 'a.txt' }, file } });
    expect(String(sandbox.requests[0]?.body)).toMatch(
      /filename="[ab]\.txt"\r\nContent-Type: text\/plain\r\n\r\ninside\r\n/,
    );
  });

  it('are sent: objects, lists and dates', async () => {
    const client = await start();
    await client.request('POST', '/v3/a', { json: foreign('({ list: [1], at: new Date(0) })') });
    expect(String(sandbox.requests[0]?.body)).toBe('{"list":[1],"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('are the raw body of a notification', async () => {
    const client = await start();
    const rawBody = foreign('new Uint8Array([123, 125])');
    await expect(client.webhooks.unwrap({}, rawBody)).rejects.toMatchObject({
      name: 'SignatureError',
      reason: 'missing',
    });
  });

  it('are keys, as bytes', () => {
    const bytes = foreign('(text) => new Uint8Array(new TextEncoder().encode(text))');
    const pem = (key: KeyObject, type: 'pkcs8' | 'spki') => bytes(String(key.export({ type, format: 'pem' })));
    const privateKey = pem(keys.merchant.privateKey, 'pkcs8');
    const certs = { PUB_KEY_ID_1: pem(keys.platform.publicKey, 'spki') };
    expect(() => createClient({ ...clientOptions, certs, privateKey })).not.toThrow();
  });

  it('that are a FormData are rejected by name', async () => {
    const client = await start();
    const form = { [Symbol.toStringTag]: 'FormData' };
    await expect(client.request('POST', '/v3/upload', { body: form })).rejects.toThrow('Pass Object.fromEntries(form)');
  });
});
