import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../../templates/runtime/core/send.js';
import { adoptFetch } from '../../../templates/runtime/node/adopt-fetch.js';

const answering = (answer: unknown) => adoptFetch((async () => answer) as unknown as Fetch);
const headers = new Headers({ 'content-type': 'text/plain', 'set-cookie': 'a=1' });

describe('a fetch of a package', () => {
  it('returns the Response of Node unchanged', async () => {
    const response = new Response('a');
    expect(await answering(response)('http://a/', {})).toBe(response);
  });

  it.each([
    ['a stream of Node', { status: 201, headers, body: Readable.from([Buffer.from('te'), Buffer.from('xt')]) }],
    ['nothing but arrayBuffer()', { status: 201, headers, arrayBuffer: async () => Buffer.from('text') }],
  ])('may return a body as %s', async (_what, answer) => {
    const response = await answering(answer)('http://a/', {});
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      201,
      'text/plain',
      'text',
    ]);
  });

  it('may return a response without a body', async () => {
    const response = await answering({ status: 204, headers, body: Readable.from([]) })('http://a/', {});
    expect([response.status, response.body]).toEqual([204, null]);
  });

  it.each([
    ['nothing', undefined, 'gave no Response'],
    ['data', { ok: 1 }, 'gave no Response'],
    ['no headers', { status: 200, body: null }, 'gave no Response'],
    ['no body', { status: 200, headers }, 'it has no body.getReader'],
  ])('is rejected with a message when it returns %s', async (_what, answer, message) => {
    await expect(answering(answer)('http://a/', {})).rejects.toThrow(message);
  });

  it('is passed a Blob as bytes, which every package can send', async () => {
    const sent: RequestInit[] = [];
    const fetch = adoptFetch(async (_url, init) => {
      sent.push(init);
      return new Response();
    });
    await fetch('http://a/', { method: 'POST', body: new Blob(['text']) });
    expect(sent).toEqual([{ method: 'POST', body: new TextEncoder().encode('text') }]);
  });

  it.each([
    ['axios or got', { get() {}, post() {} }, 'fetch is an HTTP client with get and post'],
    ['ofetch', { raw() {}, native() {} }, 'fetch is the $fetch of ofetch'],
  ])('is rejected at once when it is %s', (_what, members, message) => {
    const given = Object.assign(async () => new Response(), members);
    expect(() => adoptFetch(given)).toThrow(message);
  });
});
