import { describe, expect, it } from 'vitest';
import { ConfigError, ConnectionError } from '../../../templates/runtime/core/errors.js';
import type { Api, Wire } from '../../../templates/runtime/http/api.js';
import type { Download } from '../../../templates/runtime/http/client.js';
import { createHttpClient } from '../../../templates/runtime/http/create-client.js';
import type { Operation } from '../../../templates/runtime/http/operation.js';
import { serve } from './serve.js';

const api: Api = { servers: [], auth: [] };
const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

describe('nested values', () => {
  const nested = {
    disks: [{ size: 20 }, { size: 30 }],
    filter: { open: true, tags: ['a', 'b c'] },
    none: undefined,
    q: 'x',
  };

  it.each<[Wire, string]>([
    ['dotted', 'disks.0.size=20&disks.1.size=30&filter.open=true&filter.tags.0=a&filter.tags.1=b c&q=x'],
    ['bracketed', 'disks[0][size]=20&disks[1][size]=30&filter[open]=true&filter[tags][0]=a&filter[tags][1]=b c&q=x'],
    ['json', 'disks=[{"size":20},{"size":30}]&filter={"open":true,"tags":["a","b c"]}&q=x'],
  ])('are written %s in a query and in a form', async (wire, expected) => {
    const { origin, received } = await serve();
    const client = createHttpClient({ ...api, wire }, { baseUrl: origin });
    await client.request('POST', '/x', { query: nested, form: nested });
    expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([received[0]?.url, received[0]?.body].map((text = '') => decoded(text))).toEqual([
      `/x?${expected}`,
      expected,
    ]);
  });

  it.each([[undefined], ['repeated']] as const)('repeat the name of a list where the style is %s', async (wire) => {
    const { origin, received } = await serve();
    const client = createHttpClient({ ...api, ...(wire ? { wire } : {}) }, { baseUrl: origin });
    await client.request('POST', '/x', { query: { ids: [1, 2] }, form: { ids: ['a&b', true] } });
    expect([received[0]?.url, received[0]?.body]).toEqual(['/x?ids=1&ids=2', 'ids=a%26b&ids=true']);
    for (const bad of [{ a: { b: 1 } }, { a: [{ b: 1 }] }, { a: [[1]] }, { a: null }, { a: [null] }]) {
      await expect(client.request('POST', '/x', { form: bad })).rejects.toThrow(/^form\.a /);
    }
  });

  it('are written as the operation says in place of the API', async () => {
    const { origin, received } = await serve();
    const operation: Operation = { id: 'x#get', method: 'GET', url: '/x', answer: 'json', wire: 'dotted' };
    await createHttpClient({ ...api, wire: 'json' }, { baseUrl: origin }).call(operation, { query: { a: [1] } });
    expect(received[0]?.url).toBe('/x?a.0=1');
  });
});

describe('a body', () => {
  it.each<[string, () => unknown, string, string]>([
    ['a string', () => 'é', 'text/plain;charset=UTF-8', 'é'],
    ['bytes', () => new TextEncoder().encode('_é_').subarray(1, 3), 'application/octet-stream', 'é'],
    ['an ArrayBuffer', () => new TextEncoder().encode('é').buffer, 'application/octet-stream', 'é'],
    ['a Blob', () => new Blob(['é'], { type: 'image/png' }), 'image/png', 'é'],
    ['a file', () => ({ name: 'a.png', content: new TextEncoder().encode('é') }), 'image/png', 'é'],
    ['parameters', () => new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded', 'a=b+c'],
  ])('is sent as it is when it is %s', async (_, make, type, expected) => {
    const { origin, received } = await serve();
    await createHttpClient(api, { baseUrl: origin }).request('PUT', '/x', { body: make() });
    const { headers, body = '' } = received[0] ?? {};
    expect([headers?.['content-type'], Buffer.from(body, 'latin1').toString()]).toEqual([type, expected]);
  });

  it.each([
    [
      'FormData',
      (file: File) => {
        const form = new FormData();
        form.append('title', 'é');
        form.append('pages', '1');
        form.append('pages', '2');
        form.append('cover', file);
        return form;
      },
    ],
    ['an object of fields and files', (file: File) => ({ title: 'é', pages: [1, 2], cover: file, none: undefined })],
  ])('is an upload when it is %s', async (_, make) => {
    const { origin, received } = await serve();
    const file = new File(['\x00\xff'], 'a".png', { type: 'image/png' });
    await createHttpClient(api, { baseUrl: origin }).request('POST', '/x', { body: make(file) });
    const { headers, body = '' } = received[0] ?? {};
    const sent = new Response(Buffer.from(body, 'latin1'), {
      headers: { 'Content-Type': headers?.['content-type'] ?? '' },
    });
    const form = await sent.formData();
    const cover = form.get('cover');
    expect([form.get('title'), form.getAll('pages')]).toEqual(['é', ['1', '2']]);
    expect(cover).toBeInstanceOf(File);
    expect(cover).toMatchObject({ name: 'a".png', type: 'image/png', size: 3 });
  });

  it('holds several files of one name, and objects as JSON', async () => {
    const { origin, received } = await serve();
    const file = (name: string) => ({ name, content: new Uint8Array([1]) });
    const body = { files: [file('a.txt'), file('b.txt')], meta: { a: [1] } };
    await createHttpClient(api, { baseUrl: origin }).request('POST', '/x', { body });
    expect(received[0]?.body.match(/(file)?name="[^"]*"/g)).toEqual([
      'name="files"',
      'filename="a.txt"',
      'name="files"',
      'filename="b.txt"',
      'name="meta"',
    ]);
    expect(received[0]?.body).toContain('\r\nContent-Type: application/json\r\n\r\n{"a":[1]}\r\n');
  });

  it.each([
    ['bytes without a name', { a: new Uint8Array(1) }, /^body\.a has no file name/],
    ['null', { a: null }, /^body\.a is null/],
    ['a number', 7, /^body cannot be sent/],
    ['a Map', new Map(), /^body cannot be sent/],
  ])('is refused when it holds %s', async (_, body, message) => {
    const call = createHttpClient(api, { baseUrl: 'http://127.0.0.1:1' }).request('POST', '/x', { body });
    const error: unknown = await call.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
  });
});

describe('a download', () => {
  const operation: Operation = { id: 'x#get', method: 'GET', url: '/x', answer: 'binary' };
  const envelope = { code: 'code', ok: [0], message: 'message', data: 'data' };

  it('comes as a stream with type, size and name', async () => {
    const { origin } = await serve((_request, response) => {
      response.setHeader('Content-Disposition', 'attachment; filename="../a.csv"');
      response.writeHead(200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Length': 4 }).end('a,é');
    });
    const client = createHttpClient(api, { baseUrl: origin });
    const file = await client.call<Download>(operation, {});
    const { type, size, name } = file;
    expect({ type, size, name, text: await file.text() }).toEqual({
      type: 'text/csv',
      size: 4,
      name: 'a.csv',
      text: 'a,é',
    });
    const again = await client.call<Download>(operation, {});
    expect([...(await again.bytes())]).toEqual([0x61, 0x2c, 0xc3, 0xa9]);
    expect(await (await client.call<Download>(operation, {})).blob()).toMatchObject({ size: 4, type: 'text/csv' });
  });

  it('fails with a ConnectionError when it breaks off', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('a', () => response.destroy());
    });
    const file = await createHttpClient(api, { baseUrl: origin }).call<Download>(operation, {});
    await expect(file.text()).rejects.toBeInstanceOf(ConnectionError);
  });

  it('is refused by JSON with a failing code, and may be JSON', async () => {
    const { origin } = await serve(({ url }) => (url === '/x' ? { code: 70, message: 'No such file' } : { page: 1 }));
    const client = createHttpClient({ ...api, envelope }, { baseUrl: origin });
    await expect(client.call(operation, {})).rejects.toMatchObject({ code: '70', message: 'No such file' });
    const file = await client.call<Download>({ ...operation, url: '/json' }, {});
    expect(await file.text()).toBe('{"page":1}');
  });
});

it('reads a text, nothing, and where a redirect leads', async () => {
  const { origin } = await serve(({ url }, response) => {
    if (url === '/moved') response.writeHead(302, { Location: '/there?a=1' }).end();
    else response.end('text');
  });
  const client = createHttpClient(api, { baseUrl: origin });
  const read = (url: string, answer: Operation['answer']) => client.call({ id: url, method: 'GET', url, answer }, {});
  expect(await read('/text', 'text')).toBe('text');
  expect(await read('/empty', 'empty')).toBe(undefined);
  expect(await read('/moved', 'redirect')).toBe(`${origin}/there?a=1`);
});

it('refuses a response that is longer than maxAnswerBytes', async () => {
  const { origin } = await serve(() => ({ a: 'x'.repeat(100) }));
  const client = createHttpClient(api, { baseUrl: origin, maxAnswerBytes: 50, retries: 0 });
  await expect(client.request('GET', '/x')).rejects.toThrow('The answer is longer than 50 bytes.');
});

it('writes and reads the strings that carry another value', async () => {
  const { origin, received } = await serve(({ body }) => ({ code: 0, data: JSON.parse(body) }));
  const operation: Operation = {
    id: 'x#post',
    method: 'POST',
    url: '/x',
    answer: 'json',
    encode: { json: { meta: 'json', list: [{ at: 'url' }] } },
    decode: { meta: 'json', list: [{ at: 'url' }] },
  };
  const envelope = { code: 'code', ok: [0], message: 'message', data: 'data' };
  const json = { meta: { a: [1] }, list: [{ at: { b: 'c d' } }], plain: 'p' };
  const data = await createHttpClient({ ...api, envelope }, { baseUrl: origin }).call(operation, { json });
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ meta: '{"a":[1]}', list: [{ at: 'b=c%20d' }], plain: 'p' });
  expect(data).toEqual(json);
});
