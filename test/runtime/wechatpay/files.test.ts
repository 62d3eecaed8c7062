import { createHash, generateKeyPairSync } from 'node:crypto';
import { lstat, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Handler } from '../../../sandbox/protocol/answer.js';
import type { Fetch } from '../../../templates/runtime/core/send.js';
import { toDownload } from '../../../templates/runtime/node/download.js';
import type { Download, FileInput } from '../../../templates/runtime/wechatpay/client.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { startServer, type TestServer } from '../../support/test-server.js';
import { clientOptions, identity } from '../identities.js';

const UPLOAD: Operation = {
  id: 'openapi/v3/merchant/media/upload#post',
  method: 'POST',
  url: '/v3/merchant/media/upload',
  answer: 'json',
  encode: { body: { meta: 'json' } },
  digests: { sha256: 'sha256' },
};
const STATEMENT: Operation = {
  id: 'openapi/v3/statements#get',
  method: 'GET',
  url: '/v3/statements',
  answer: 'binary',
};

let sandbox: TestServer;
afterEach(() => sandbox?.close());

const start = async (handler: Handler) => {
  sandbox = await startServer(identity, handler);
  return createClient({ ...clientOptions, baseUrl: sandbox.url, retries: 0 });
};

const hash = (algorithm: string, content: string | Uint8Array) => createHash(algorithm).update(content).digest('hex');
const bytes = Buffer.from([0, 1, 13, 10, 45, 45, 255]);

describe('an upload', () => {
  it.each<[string, FileInput]>([
    ['bytes', { name: '图.jpg', content: bytes }],
    ['a Blob', { name: '图.jpg', content: new Blob([bytes]) }],
    ['a File', new File([bytes], '图.jpg')],
  ])('of %s is signed over its meta, with the digest computed', async (_kind, file) => {
    const client = await start(() => ({ json: { media_id: 'm' } }));
    expect(await client.call(UPLOAD, { body: { meta: { filename: '图.jpg' }, file } })).toEqual({ media_id: 'm' });
    const [meta, content] = sandbox.requests[0]?.parts ?? [];
    expect(JSON.parse(String(meta?.content))).toEqual({ filename: '图.jpg', sha256: hash('sha256', bytes) });
    expect(meta).toMatchObject({ name: 'meta', type: 'application/json', fileName: undefined });
    expect(content).toEqual({ name: 'file', fileName: '图.jpg', type: 'image/jpeg', content: bytes });
  });

  it('keeps a digest and a meta string from the caller', async () => {
    const client = await start(() => ({ json: {} }));
    const file = { name: 'a.pdf', content: bytes };
    await client.call(UPLOAD, { body: { meta: { sha256: 'mine' }, file } });
    await client.call(UPLOAD, { body: { file, meta: '{"sha256": "mine"}' } });
    expect(sandbox.requests.map(({ parts }) => String(parts[0]?.content))).toEqual([
      '{"sha256":"mine"}',
      '{"sha256": "mine"}',
    ]);
  });

  it('signs a meta string that is not JSON unchanged, and nothing if there is no meta', async () => {
    const client = await start(() => ({ json: {} }));
    const file = { name: 'a.pdf', content: bytes };
    await client.call(UPLOAD, { body: { meta: '说明', file } });
    await client.call(UPLOAD, { body: { file } });
    expect(sandbox.requests.map(({ parts }) => parts.map(({ name, content }) => [name, String(content)]))).toEqual([
      [
        ['meta', '说明'],
        ['file', String(bytes)],
      ],
      [['file', String(bytes)]],
    ]);
  });

  it('that no page documents has its meta written as JSON', async () => {
    const client = await start(() => ({ json: {} }));
    const body = { meta: { filename: 'a.pdf' }, file: { name: 'a.pdf', content: bytes } };
    await client.request('POST', '/v3/merchant/media/new', { body });
    expect(sandbox.requests[0]?.parts[0]).toMatchObject({
      name: 'meta',
      content: Buffer.from('{"filename":"a.pdf"}'),
      type: 'application/json',
    });
  });

  it('computes SM3 where the page asks for it', async () => {
    const client = await start(() => ({ json: {} }));
    await client.call(
      { ...UPLOAD, digests: { digest: 'sm3' } },
      { body: { meta: {}, file: { name: 'a', content: Buffer.from('abc') } } },
    );
    const { digest } = JSON.parse(String(sandbox.requests[0]?.parts[0]?.content));
    expect(digest).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  });

  it('escapes file names in their header', async () => {
    const client = await start(() => ({ json: {} }));
    await client.call(UPLOAD, { body: { meta: {}, file: { name: 'a"\r\nX: y.png', content: bytes } } });
    expect(sandbox.requests[0]?.parts[1]).toMatchObject({ fileName: 'a%22%0D%0AX: y.png', type: 'image/png' });
    await client.call(UPLOAD, { body: { meta: {}, file: { name: 'a', content: bytes, type: 'a/b\r\nX: image/png' } } });
    expect(sandbox.requests[1]?.parts[1]).toMatchObject({ fileName: 'a', type: 'application/octet-stream' });
  });

  it('says what is wrong with a file', async () => {
    const client = createClient(clientOptions);
    const upload = (body: object) => client.call(UPLOAD, { body });
    await expect(upload({ meta: {} })).rejects.toThrow('body holds no file.');
    await expect(upload({ meta: { size: 1n } })).rejects.toThrow('body.meta.size is a bigint, which cannot be sent.');
    await expect(upload({ meta: {}, file: new Blob([bytes]) })).rejects.toThrow('body.file has no file name.');
    const likeThatOfBun = Object.assign(new Blob([bytes]), { name: undefined });
    await expect(upload({ meta: {}, file: likeThatOfBun })).rejects.toThrow('body.file has no file name.');
    await expect(upload({ meta: {}, file: { name: 'a', content: 'text' } })).rejects.toThrow(
      'body.file.content is neither bytes nor a Blob.',
    );
  });
});

describe('a download', () => {
  const BILL = '交易时间,金额\r\n`2026-01-01,`1.00\n总数';
  const bill = (content: string, url = 'https://api.mch.weixin.qq.com/v3/billdownload/file?token=a%2Bb%3D') => ({
    download_url: url,
    hash_type: 'SHA1',
    hash_value: hash('sha1', content),
  });
  const lines = async (file: Download) => {
    const all: string[] = [];
    for await (const line of file.lines()) all.push(line);
    return all;
  };

  it.each<[string, Answer]>([
    ['plain', { body: BILL, fault: 'unsigned' }],
    ['packed', { body: gzipSync(BILL), fault: 'unsigned' }],
    ['compressed in transit', { body: gzipSync(BILL), fault: 'unsigned', headers: { 'Content-Encoding': 'gzip' } }],
    ['dripped', { body: '交易\n时间', fault: 'drip' }],
  ])('of a bill is checked, decompressed and read by lines: %s', async (kind, answer) => {
    const client = await start(() => answer);
    const text = kind === 'dripped' ? '交易\n时间' : BILL;
    expect(await lines(await client.bills.download(bill(text)))).toEqual(text.split(/\r?\n/));
    expect(sandbox.requests[0]?.target).toBe('/v3/billdownload/file?token=a%2Bb%3D');
  });

  it('without headers about it has no size and no name', () => {
    const { type, size, name } = toDownload(new Response(new ReadableStream()));
    expect([type, size, name]).toEqual(['application/octet-stream', undefined, undefined]);
  });

  it('whose content does not match its hash fails at its end', async () => {
    const client = await start(() => ({ body: BILL, fault: 'unsigned' }));
    const file = await client.bills.download(bill('another'));
    await expect(file.text()).rejects.toThrow("The file's sha1 is ");
  });

  it('whose page is not of v3 is not signed', async () => {
    const client = await start(() => ({ body: BILL, fault: 'unsigned' }));
    const operation = { ...STATEMENT, url: '/files/{name}', answerUnsigned: true } as const;
    expect(await (await client.call<Download>(operation, { name: 'a b' })).text()).toBe(BILL);
    expect(sandbox.requests[0]).toMatchObject({
      target: '/files/a%20b',
      headers: { 'user-agent': expect.any(String) },
    });
    expect(sandbox.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('from another host sends it no data of the merchant', async () => {
    const client = await start(() => ({ body: BILL }));
    const file = await client.bills.download({ download_url: `${sandbox.url}invoicing/file?token=x` });
    expect(await file.text()).toBe(BILL);
    expect(sandbox.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    'https://evil.example/v3/billdownload/file?token=x',
    'https://mp.weixin.qq.com/v3/billdownload/file',
    'https://api.mch.weixin.qq.com.evil.example/v3/billdownload/file',
  ])('from %s, which is not a host of the API, is not signed', async (download_url) => {
    const seen: [string, unknown][] = [];
    const recording: Fetch = async (url, init) => {
      seen.push([url, Object(init.headers)['Authorization']]);
      return new Response('bill');
    };
    const client = createClient({ ...clientOptions, fetch: recording });
    expect(await (await client.bills.download({ download_url })).text()).toBe('bill');
    expect(seen).toEqual([[download_url, undefined]]);
  });

  it.each([
    'https://api.mch.weixin.qq.com/v3/billdownload/file?a=1&a=2&b=x+y&c=%7e~*()!&d&e=',
    'https://api2.wechatpay.cn/v3/billdownload/file?token=%2f%2F',
    'https://apihk.mch.weixin.qq.com/hk/v3/billdownload/file',
  ])('from %s is signed over the address as received', async (download_url) => {
    const seen: string[] = [];
    const recording: Fetch = async (url, init) => {
      seen.push(url);
      expect(Object(init.headers)['Authorization']).toMatch(/^WECHATPAY2/);
      return new Response('bill');
    };
    await createClient({ ...clientOptions, fetch: recording }).bills.download({ download_url });
    expect(seen).toEqual([download_url]);
  });

  it.each([
    ['http://api.mch.weixin.qq.com/v3/file', 'would go without TLS'],
    ['http://evil.example/file', 'would go without TLS'],
    ['https://api.mch.weixin.qq.com/v3/../pay/x', 'a URL parser changes it'],
    ['https://api.mch.weixin.qq.com/v3/%2e%2e/x', 'a URL parser changes it'],
    ['https://api.mch.weixin.qq.com/v3\\x', 'a URL parser changes it'],
    ['https://api.mch.weixin.qq.com/v3/x#a', 'a URL parser changes it'],
    ['https://api.mch.weixin.qq.com/v3/x?a=\t', 'a URL parser changes it'],
    ['https://api.mch.weixin.qq.com/v3/x?a=b c', 'a URL parser changes it'],
    ['https://api.mch.weixin.qq.com@evil.example/v3/x', 'is not an address'],
    ['file:///etc/passwd', 'is not an address'],
    ['https://[evil/v3/x', 'is not an address'],
    ['', 'is not an address'],
    [undefined, 'is not an address'],
  ])('from %j is rejected', async (download_url, message) => {
    // JavaScript allows this, the types do not.
    const download = createClient(clientOptions).bills.download({ download_url } as never);
    await expect(download).rejects.toMatchObject({ name: 'ConfigError', message: expect.stringContaining(message) });
  });

  it.each([
    { hash_value: 'ab'.repeat(20) },
    { hash_type: 'SHA1' },
    { hash_type: 'SHA1', hash_value: '' },
    { hash_type: '', hash_value: 'ab'.repeat(20) },
    { hash_type: 'CRC32', hash_value: 'ab'.repeat(20) },
    { hash_type: 'SHA1', hash_value: 'none' },
    { hash_type: 'SHA256', hash_value: 'ab'.repeat(20) },
  ])('that cannot be checked by %j is rejected', async (hash) => {
    const download = createClient(clientOptions).bills.download({
      ...bill(BILL),
      hash_type: undefined,
      hash_value: undefined,
      ...hash,
    } as never);
    await expect(download).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining('are not a digest'),
    });
  });

  it('of several to one path are complete files that only their owner can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'download-'));
    const path = join(folder, 'bill.csv');
    await writeFile(join(folder, 'victim'), 'precious');
    await symlink(join(folder, 'victim'), `${path}.${process.pid}.part`);
    await symlink(join(folder, 'victim'), path);
    const contents = ['a', 'b'].map((letter) => letter.repeat(200_000));
    const client = await start(({ target }) => ({ body: contents[Number(target.at(-1))] ?? '', fault: 'unsigned' }));
    const save = async (content: string, index: number) =>
      (await client.bills.download(bill(content, `${sandbox.url}v3/file?n=${index}`))).saveTo(path);
    await Promise.all(contents.map(save));
    expect(contents).toContain(await readFile(path, 'utf8'));
    expect((await lstat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('precious');
    expect((await readdir(folder)).sort()).toEqual(['bill.csv', `bill.csv.${process.pid}.part`, 'victim']);
  });

  it('that is cut, or compressed and broken, fails like a call', async () => {
    const bodies = [gzipSync(BILL).subarray(0, 20), Buffer.concat([gzipSync(BILL).subarray(0, 12), Buffer.alloc(50)])];
    const client = await start(() => ({
      body: bodies.shift() ?? 'x'.repeat(1000),
      fault: bodies.length < 1 ? 'cut' : 'unsigned',
    }));
    for (const _ of [1, 2, 3]) {
      const file = await client.bills.download({ download_url: `${sandbox.url}a` });
      await expect(file.text()).rejects.toMatchObject({
        name: 'ConnectionError',
        message: expect.stringContaining('download it again'),
      });
    }
  });

  it('signed over its digest is verified first, and checked while it is read', async () => {
    const signedText = JSON.stringify({ sha1: hash('sha1', BILL) });
    const headers = {
      'Wechatpay-Statement-Sha1': hash('sha1', BILL),
      'Content-Disposition': 'attachment; filename="../a/b.csv"',
    };
    const client = await start(() => ({ body: sandbox.requests.length < 3 ? BILL : `${BILL}!`, headers, signedText }));
    const file = await client.call<Download>(STATEMENT, {});
    expect([file.name, file.type, file.size]).toEqual(['b.csv', 'application/json', Buffer.byteLength(BILL)]);
    expect(await file.text()).toBe(BILL);
    expect(Buffer.from(await (await client.call<Download>(STATEMENT, {})).bytes())).toEqual(Buffer.from(BILL));
    await expect((await client.call<Download>(STATEMENT, {})).text()).rejects.toThrow('Discard it');
  });

  it('signed over its digest is rejected if the signature is wrong', async () => {
    const headers = { 'Wechatpay-Statement-Sha1': hash('sha1', BILL) };
    const client = await start(() => ({ body: BILL, headers }));
    await expect(client.call(STATEMENT, {})).rejects.toMatchObject({ reason: 'mismatch' });
  });

  it('is written to disk completely or not at all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'download-'));
    const client = await start(() => ({ body: BILL, fault: 'unsigned' }));
    await (await client.bills.download(bill(BILL))).saveTo(join(folder, 'good.csv'));
    await expect((await client.bills.download(bill('another'))).saveTo(join(folder, 'bad.csv'))).rejects.toThrow(
      'Discard it',
    );
    expect(await readdir(folder)).toEqual(['good.csv']);
    expect(await readFile(join(folder, 'good.csv'), 'utf8')).toBe(BILL);
  });

  it('that is cut fails, and so does one that the caller aborts', async () => {
    const client = await start(() => ({ body: 'x'.repeat(1000), fault: sandbox.requests.length < 2 ? 'cut' : 'drip' }));
    await expect((await client.bills.download({ download_url: `${sandbox.url}a` })).text()).rejects.toThrow();
    const controller = new AbortController();
    const file = await client.bills.download({ download_url: `${sandbox.url}a` }, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(file.text()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('that is not read frees its connection when it is garbage collected', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const client = await start(() => ({ body: Buffer.alloc(10_000_000), fault: 'unsigned' }));
    await client.bills.download({ download_url: `${sandbox.url}a` });
    await vi.waitFor(
      async () => {
        collect();
        expect(await sandbox.connections()).toBe(0);
      },
      { timeout: 60_000 },
    );
  });

  it('of an invalid address is rejected', async () => {
    await expect(createClient(clientOptions).bills.download({ download_url: 'x' })).rejects.toThrow(
      'download_url is not an address.',
    );
  });
});

describe('the global servers', () => {
  it('seal with PKCS#1 v1.5, which is opened without revealing why it fails', async () => {
    const { publicEncrypt, constants } = await import('node:crypto');
    const { openPkcs1 } = await import('../../../templates/runtime/wechatpay/rsa.js');
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const sealed = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from('张三'));
    const raw = (padded: Buffer) => publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, padded);
    const block = (...head: number[]) => Buffer.concat([Buffer.from(head), Buffer.alloc(256 - head.length, 1)]);
    expect(openPkcs1(sealed, privateKey)?.toString()).toBe('张三');
    const longest = Buffer.alloc(245, 'x');
    expect(
      openPkcs1(publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, longest), privateKey),
    ).toEqual(longest);
    const wrong = [
      block(0, 2),
      block(0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0),
      block(1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0),
      block(0, 2, 1, 1, 1, 1, 1, 1, 1, 0),
    ];
    expect(wrong.map((padded) => openPkcs1(raw(padded), privateKey))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(openPkcs1(raw(block(0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 0)), privateKey)?.length).toBe(245);
    expect(openPkcs1(sealed.subarray(1), privateKey)).toBe(undefined);
    expect(openPkcs1(Buffer.alloc(256, 0xff), privateKey)).toBe(undefined);
    const longer = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const text = { key: longer.publicKey, padding: constants.RSA_PKCS1_PADDING };
    expect(String(openPkcs1(publicEncrypt(text, Buffer.from('李四')), longer.privateKey))).toBe('李四');
  });
});
