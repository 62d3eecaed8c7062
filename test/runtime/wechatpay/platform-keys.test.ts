import { constants, createPublicKey, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { issueCertificate } from '../../../sandbox/credentials/certificate.js';
import type { Fault } from '../../../sandbox/protocol/answer.js';
import type { Identity } from '../../../sandbox/protocol/identity.js';
import { certificatesAnswer, type ListedCertificate } from '../../../sandbox/protocol/list-certificates.js';
import { writeNotification } from '../../../sandbox/protocol/notification.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { type Naming, PlatformKeys } from '../../../templates/runtime/wechatpay/platform-keys.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity, keys, PUBLIC_KEY_ID } from '../identities.js';

const SEALED: Operation = {
  id: 'sealed#post',
  method: 'POST',
  url: '/v3/sealed',
  answer: 'json',
  encode: { json: { name: 'rsa-platform' } },
};
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Set the clock of the server and the client to some milliseconds from now. */
const setClock = (ahead: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin + performance.now() + ahead });
afterEach(() => {
  vi.useRealTimers();
});

/** A platform key with its certificate, valid from `since` days ago for `days` days. */
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

/** The key of `fresh` under another serial. */
const renamed = {
  listed: {
    ...fresh.listed,
    serial: '4444444444444444',
    pem: issueCertificate({
      ...fresh.listed,
      serial: '4444444444444444',
      commonName: 'Tenpay.com',
      publicKey: createPublicKey(fresh.key.privateKey),
      issuerKey: fresh.key.privateKey,
    }),
  },
};

let sandbox: TestServer;
afterEach(() => sandbox?.close());

interface Oddities {
  /** The fault of the list. */
  readonly fault?: Fault;
  /** The serial that other responses name instead of that of their key. */
  readonly serial?: () => string | undefined;
}

/** The platform signs with the first of `keys`, and lists all that are in `listed`. */
async function start(keys: Identity['platform'], listed: readonly ListedCertificate[], oddities: Oddities = {}) {
  const { fault, serial = () => undefined } = oddities;
  const platform: Identity = { ...identity, platform: keys };
  sandbox = await startServer(platform, ({ target }) => {
    if (target === '/v3/certificates') return { ...certificatesAnswer(listed, platform), ...(fault && { fault }) };
    const named = serial();
    return { json: { ok: 1 }, ...(named && { headers: { 'Wechatpay-Serial': named } }) };
  });
  return { ...clientOptions, baseUrl: sandbox.url, retries: 0 };
}

const fetches = () => sandbox.requests.filter(({ target }) => target === '/v3/certificates').length;
const serials = () =>
  sandbox.requests.filter(({ target }) => target === '/v3/sealed').map(({ headers }) => headers['wechatpay-serial']);

describe('platform keys', () => {
  it('are fetched once for concurrent calls, and the newest valid one seals', async () => {
    const options = await start([fresh.key], [old.listed, ended.listed, fresh.listed]);
    const client = createClient({ ...options, certs: {} });
    await Promise.all([1, 2, 3].map(() => client.call(SEALED, { json: { name: '张三' } })));
    expect(fetches()).toBe(1);
    expect(serials()).toEqual([fresh.key.serial, fresh.key.serial, fresh.key.serial]);
    const { name } = JSON.parse(String(sandbox.requests.at(-1)?.body));
    const key = { key: fresh.key.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING };
    expect(privateDecrypt(key, Buffer.from(name, 'base64')).toString()).toBe('张三');
  });

  it('are refreshed once when a response names an unknown one', async () => {
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

  it('are fetched at once when a response is signed with a new one, however recently they were fetched', async () => {
    const listed = [fresh.listed];
    let serial: string | undefined;
    const options = await start([fresh.key], listed, { serial: () => serial });
    const client = createClient({ ...options, certs: {} });
    expect(await client.request('GET', '/v3/a')).toEqual({ ok: 1 });
    // The same key, so that the list is signed with a known one.
    serial = renamed.listed.serial;
    listed.push(renamed.listed);
    const calls = [1, 2, 3].map(() => client.request('GET', '/v3/b'));
    expect(await Promise.all(calls)).toEqual([{ ok: 1 }, { ok: 1 }, { ok: 1 }]);
    expect(fetches()).toBe(2);
  });

  it('are fetched at most five times a minute, whatever responses name', async () => {
    let serial = 'F0';
    const client = createClient(await start([fresh.key], [fresh.listed], { serial: () => serial }));
    for (serial of ['F0', 'F0', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6']) {
      await expect(client.request('GET', '/v3/a')).rejects.toMatchObject({ reason: 'unknown-serial', serial });
    }
    expect(fetches()).toBe(5);
  });

  it('are fetched at most twice a minute, whatever notifications name, and still for a response', async () => {
    const options = await start([fresh.key], [fresh.listed]);
    const client = createClient({ ...options, certs: { [old.listed.serial]: old.listed.pem } });
    for (const serial of ['F0', 'F1', 'F2', 'F3']) {
      const forged: Identity = { ...identity, platform: [{ ...old.key, serial }] };
      const { headers, body } = writeNotification('X', {}, { identity: forged });
      await expect(client.webhooks.unwrap(headers, body)).rejects.toMatchObject({ reason: 'unknown-serial' });
    }
    expect(fetches()).toBe(2);
    expect(await client.request('GET', '/v3/a')).toEqual({ ok: 1 });
  });

  it('continue to seal while a list that is 12 hours old is fetched again in the background', async () => {
    const listed = [old.listed];
    const options = await start([old.key], listed);
    const client = createClient({ ...options, certs: {} });
    await client.call(SEALED, { json: { name: '张三' } });
    listed.push(fresh.listed);
    setClock(13 * HOUR);
    await client.call(SEALED, { json: { name: '张三' } });
    await expect.poll(fetches).toBe(2);
    const seal = async () => {
      await client.call(SEALED, { json: { name: '张三' } });
      return serials().at(-1);
    };
    await expect.poll(seal).toBe(fresh.key.serial);
  });

  it('continue to seal while the list cannot be fetched, as long as one is valid', async () => {
    const listed = [old.listed];
    const options = await start([old.key], listed);
    const client = createClient({ ...options, certs: {} });
    await client.call(SEALED, { json: { name: '张三' } });
    listed.pop();
    setClock(13 * HOUR);
    expect(await client.call(SEALED, { json: { name: '张三' } })).toEqual({ ok: 1 });
    await expect.poll(fetches).toBe(2);
    // Ten days later, the certificate has expired.
    setClock(20 * DAY);
    await expect(client.call(SEALED, { json: { name: '张三' } })).rejects.toMatchObject({ name: 'SignatureError' });
    expect(serials()).toHaveLength(2);
  });

  it('are not fetched for a request in which nothing is sealed', async () => {
    const options = await start([{ ...fresh.key, serial: PUBLIC_KEY_ID }], [fresh.listed]);
    const withoutKeys = createClient({ ...options, certs: {}, apiV3Key: undefined });
    await expect(withoutKeys.call(SEALED, { json: { name: '' } })).rejects.toMatchObject({ reason: 'unknown-serial' });
    const client = createClient({ ...options, certs: {} });
    await expect(client.call(SEALED, { json: { other: 1 } })).rejects.toMatchObject({ reason: 'unknown-serial' });
    expect([fetches(), serials()]).toEqual([0, [undefined, undefined]]);
  });

  it('are awaited on a clock that is never adjusted', async () => {
    const client = createClient(await start([{ ...fresh.key, serial: 'FFFF' }], [fresh.listed]));
    await expect(client.request('GET', '/v3/a')).rejects.toMatchObject({ reason: 'unknown-serial' });
    setClock(HOUR);
    await expect(client.request('GET', '/v3/a')).rejects.toMatchObject({ reason: 'unknown-serial' });
    setClock(-HOUR);
    await expect(client.request('GET', '/v3/a')).rejects.toMatchObject({ reason: 'unknown-serial' });
    expect(fetches()).toBe(1);
  });

  it('are named with the spelling of the service', async () => {
    const options = await start([old.key], [old.listed]);
    const hexadecimal = issue('AB12CD', { since: 1, days: 9 });
    const client = createClient({ ...options, certs: { '0xab:12:cd': hexadecimal.listed.pem } });
    await client.call(SEALED, { json: { name: '张三' } });
    expect(serials()).toEqual(['AB12CD']);
  });

  it.each(['wrong-signature', 'skewed-clock', 'unsigned'] as const)(
    'are not read from a list with the fault %s',
    async (fault) => {
      const options = await start([fresh.key], [fresh.listed], { fault });
      const call = createClient({ ...options, certs: {} }).request('GET', '/v3/a');
      await expect(call).rejects.toMatchObject({ reason: 'unknown-serial', cause: { name: 'SignatureError' } });
    },
  );

  it('can be combined: a public key seals, a certificate still verifies', async () => {
    const options = await start([old.key], [old.listed]);
    const client = createClient({
      ...options,
      certs: { ...clientOptions.certs, [old.listed.serial.toLowerCase()]: old.listed.pem },
    });
    await client.call(SEALED, { json: { name: '张三' } });
    expect([serials(), fetches()]).toEqual([[PUBLIC_KEY_ID], 0]);
  });

  it('from the options verify the list of the others', async () => {
    const options = await start([{ ...fresh.key, serial: PUBLIC_KEY_ID }, old.key], [old.listed]);
    const client = createClient({ ...options, certs: { [PUBLIC_KEY_ID]: createPublicKey(fresh.key.privateKey) } });
    const request = { json: { name: '张三' }, headers: { 'Wechatpay-Serial': old.key.serial } };
    expect(await client.call(SEALED, request)).toEqual({ ok: 1 });
    expect([serials(), fetches()]).toEqual([[old.key.serial], 1]);
  });

  it('are not needed when the caller passes ciphertext', async () => {
    const options = await start([fresh.key], [fresh.listed]);
    const client = createClient({ ...options, sealFields: false });
    await client.call(SEALED, { json: { name: 'sealed' } }, { headers: { 'Wechatpay-Serial': 'PUB_KEY_ID_7' } });
    expect(serials()).toEqual(['PUB_KEY_ID_7']);
  });

  it('seal with the key that the caller names', async () => {
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

  it('are required with a clear error, and only if a value is sealed', async () => {
    const options = await start([old.key], [old.listed]);
    const client = createClient({ ...options, certs: {}, apiV3Key: undefined });
    await expect(client.call(SEALED, { json: { name: '张三' } })).rejects.toThrow(
      'json.name is to be encrypted, but the key is missing: add',
    );
    await expect(client.call(SEALED, { json: {} })).rejects.toMatchObject({
      reason: 'unknown-serial',
      knownSerials: [],
    });
  });

  it('that are not fetched in time leave the call unsent', async () => {
    const client = createClient({ ...clientOptions, certs: {}, timeout: 1000, fetch: () => new Promise(() => {}) });
    await expect(client.call(SEALED, { json: { name: '张三' } }, { timeout: 20 })).rejects.toMatchObject({
      name: 'TimeoutError',
      message: expect.stringMatching(/^POST \/v3\/sealed was not ready within 20 ms: .* Nothing was sent\.$/),
      sent: false,
      carriedOut: false,
      attempts: [],
    });
  });

  it('are fetched at most five times a minute while no listed one is valid', async () => {
    let asked = 0;
    const endedKey = { serial: 'F0', key: keys.platform.publicKey, validFrom: 0, validTo: 1 };
    const fetchKeys = async () => {
      asked += 1;
      return [endedKey];
    };
    const platformKeys = new PlatformKeys([], { fetchKeys, now: () => 1767225600 });
    for (let call = 0; call < 20; call += 1) expect(await platformKeys.preferred()).toBe(endedKey);
    // The first time there was no list.
    expect(asked).toBe(1 + 5);
  });

  it('are fetched again when the pending list lacks the named one', async () => {
    const named = { serial: 'F2', key: keys.platform.publicKey, validFrom: 0, validTo: 1 };
    const lists = [[], [named]];
    const platformKeys = new PlatformKeys([], { fetchKeys: async () => lists.shift() ?? [], now: () => 0 });
    const found = await Promise.all([platformKeys.find('F1', 'answer'), platformKeys.find('F2', 'answer')]);
    expect(found).toEqual([undefined, named]);
  });

  it('are fetched as often again after a minute, whatever requested them before', async () => {
    let asked = 0;
    const fetchKeys = async () => {
      asked += 1;
      return [];
    };
    const platformKeys = new PlatformKeys([], { fetchKeys, now: () => 0 });
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    const name = async (naming: Naming, count: number) => {
      for (let each = 0; each < count; each += 1) await platformKeys.find(`F${asked}${each}`, naming);
      return asked;
    };
    expect([await name('notification', 9), await name('answer', 9), await name('caller', 9)]).toEqual([2, 7, 12]);
    clock.mockReturnValue(61_000);
    expect(await name('answer', 9)).toBe(17);
    clock.mockRestore();
  });

  it('are not shared between clients', async () => {
    const options = await start([fresh.key], [fresh.listed]);
    await createClient({ ...options, certs: {} }).request('GET', '/v3/a');
    await createClient({ ...options, certs: {} }).request('GET', '/v3/a');
    expect(fetches()).toBe(2);
  });
});
