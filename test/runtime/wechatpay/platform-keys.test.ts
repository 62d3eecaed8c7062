import { constants, createPublicKey, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../sandbox/answer.js';
import { issueCertificate } from '../../../sandbox/certificate.js';
import { certificatesAnswer, type ListedCertificate } from '../../../sandbox/certificates.js';
import type { Identity } from '../../../sandbox/identity.js';
import { type Sandbox, startServer } from '../../../sandbox/server.js';
import type { Operation } from '../../../templates/runtime/core/operation.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import { clientOptions, identity, PUBLIC_KEY_ID } from '../identities.js';

const SEALED: Operation = {
  id: 'sealed#post',
  method: 'POST',
  url: '/v3/sealed',
  answer: 'json',
  encode: { json: { name: 'rsa-platform' } },
};
const DAY = 24 * 60 * 60 * 1000;

/** A platform key with its certificate, good from so many days ago for so many days. */
function issue(serial: string, { since, days }: { readonly since: number; readonly days: number }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const validFrom = new Date(Date.now() - since * DAY);
  const validTo = new Date(validFrom.getTime() + days * DAY);
  const pem = issueCertificate({
    serial,
    commonName: 'Tenpay.com',
    publicKey,
    issuerKey: privateKey,
    validFrom,
    validTo,
  });
  return { listed: { serial, pem, validFrom, validTo } satisfies ListedCertificate, key: { serial, privateKey } };
}

const old = issue('1111111111111111', { since: 400, days: 410 });
const fresh = issue('2222222222222222', { since: 10, days: 400 });
const ended = issue('3333333333333333', { since: 800, days: 400 });

let sandbox: Sandbox;
afterEach(() => sandbox?.close());

/** The platform signs with the first of `keys`, and lists all that are in `listed`. */
async function start(keys: Identity['platform'], listed: readonly ListedCertificate[], fault?: Fault) {
  const platform: Identity = { ...identity, platform: keys };
  sandbox = await startServer(platform, ({ target }) =>
    target === '/v3/certificates'
      ? { ...certificatesAnswer(listed, platform), ...(fault && { fault }) }
      : { json: { ok: 1 } },
  );
  return { ...clientOptions, baseUrl: sandbox.url, retries: 0 };
}

const fetches = () => sandbox.requests.filter(({ target }) => target === '/v3/certificates').length;
const serials = () =>
  sandbox.requests.filter(({ target }) => target === '/v3/sealed').map(({ headers }) => headers['wechatpay-serial']);

describe('platform keys', () => {
  it('are fetched once for calls that begin together, and the newest good one seals', async () => {
    const options = await start([fresh.key], [old.listed, ended.listed, fresh.listed]);
    const client = createClient({ ...options, certs: {} });
    await Promise.all([1, 2, 3].map(() => client.call(SEALED, { json: { name: '张三' } })));
    expect(fetches()).toBe(1);
    expect(serials()).toEqual([fresh.key.serial, fresh.key.serial, fresh.key.serial]);
    const { name } = JSON.parse(String(sandbox.requests.at(-1)?.body));
    const key = { key: fresh.key.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
    expect(privateDecrypt(key, Buffer.from(name, 'base64')).toString()).toBe('张三');
  });

  it('are refreshed once when an answer names an unknown one', async () => {
    const options = await start([fresh.key], [fresh.listed]);
    const client = createClient({ ...options, certs: { [old.listed.serial]: old.listed.pem } });
    expect(await client.request('GET', '/v3/a')).toEqual({ ok: 1 });
    expect(await client.request('GET', '/v3/b')).toEqual({ ok: 1 });
    expect(fetches()).toBe(1);
  });

  it('are not fetched again and again for a serial that stays unknown', async () => {
    const options = await start([{ ...fresh.key, serial: 'FFFF' }], [fresh.listed]);
    const client = createClient(options);
    for (const path of ['/v3/a', '/v3/b', '/v3/c']) {
      await expect(client.request('GET', path)).rejects.toMatchObject({ reason: 'unknown-serial', serial: 'FFFF' });
    }
    expect(fetches()).toBe(1);
  });

  it.each(['wrong-signature', 'skewed-clock', 'unsigned'] as const)(
    'are not taken from a list with the fault %s',
    async (fault) => {
      const options = await start([fresh.key], [fresh.listed], fault);
      const call = createClient({ ...options, certs: {} }).request('GET', '/v3/a');
      await expect(call).rejects.toMatchObject({ reason: 'unknown-serial', cause: { name: 'SignatureError' } });
    },
  );

  it('stand beside each other: a public key seals, a certificate still verifies', async () => {
    const options = await start([old.key], [old.listed]);
    const client = createClient({
      ...options,
      certs: { ...clientOptions.certs, [old.listed.serial.toLowerCase()]: old.listed.pem },
    });
    await client.call(SEALED, { json: { name: '张三' } });
    expect([serials(), fetches()]).toEqual([[PUBLIC_KEY_ID], 0]);
  });

  it('that were given verify the list of the others', async () => {
    const options = await start([{ ...fresh.key, serial: PUBLIC_KEY_ID }, old.key], [old.listed]);
    const client = createClient({ ...options, certs: { [PUBLIC_KEY_ID]: createPublicKey(fresh.key.privateKey) } });
    const request = { json: { name: '张三' }, headers: { 'Wechatpay-Serial': old.key.serial } };
    expect(await client.call(SEALED, request)).toEqual({ ok: 1 });
    expect([serials(), fetches()]).toEqual([[old.key.serial], 1]);
  });

  it('need not be known when the caller gives ciphertext', async () => {
    const options = await start([fresh.key], [fresh.listed]);
    const client = createClient({ ...options, sealFields: false });
    await client.call(SEALED, { json: { name: 'sealed' } }, { headers: { 'Wechatpay-Serial': 'PUB_KEY_ID_7' } });
    expect(serials()).toEqual(['PUB_KEY_ID_7']);
  });

  it('seal under the key that the caller names', async () => {
    const options = await start([old.key], [old.listed]);
    const client = createClient(options);
    await client.call(SEALED, { json: { name: '张三' }, headers: { 'Wechatpay-Serial': old.key.serial } });
    expect(serials()).toEqual([old.key.serial]);
    const unknown = client.call(
      SEALED,
      { json: { name: '张三' } },
      { headers: { 'wechatpay-serial': 'PUB_KEY_ID_0' } },
    );
    await expect(unknown).rejects.toThrow('names PUB_KEY_ID_0, whose key is not known (known: ');
  });

  it('are missed with a sentence when there are none, and only if a value is sealed', async () => {
    const options = await start([old.key], [old.listed]);
    const client = createClient({ ...options, certs: {}, apiV3Key: undefined });
    await expect(client.call(SEALED, { json: { name: '张三' } })).rejects.toThrow(
      'json.name is sealed, but the key is missing',
    );
    await expect(client.call(SEALED, { json: {} })).rejects.toMatchObject({
      reason: 'unknown-serial',
      knownSerials: [],
    });
  });

  it('are not shared between clients', async () => {
    const options = await start([fresh.key], [fresh.listed]);
    await createClient({ ...options, certs: {} }).request('GET', '/v3/a');
    await createClient({ ...options, certs: {} }).request('GET', '/v3/a');
    expect(fetches()).toBe(2);
  });
});
