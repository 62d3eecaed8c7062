import { describe, expect, it } from 'vitest';
import { wechatpayApi } from '../../../generator/apis/wechatpay/api.js';
import { createClient } from '../../../templates/runtime/wechatpay/create-client.js';
import type { Operation } from '../../../templates/runtime/wechatpay/operation.js';
import { API_HOSTS, failoverFor, isV3, serverOf } from '../../../templates/runtime/wechatpay/server.js';
import { clientOptions } from '../identities.js';

const operation = (server?: string): Operation => ({
  id: '',
  method: 'GET',
  url: '/v3/a',
  answer: 'json',
  ...(server && { server }),
});
const HK = 'https://api.mch.weixin.qq.com/hk/';
const APIHK = 'https://apihk.mch.weixin.qq.com/global/';
const STAND_IN = 'https://api2.wechatpay.cn/';
const LOCAL = 'http://127.0.0.1:8080/proxy/';

describe('serverOf', () => {
  it.each([
    [undefined, undefined, 'https://api.mch.weixin.qq.com/'],
    [HK, undefined, HK],
    [APIHK, undefined, APIHK],
    [undefined, STAND_IN, STAND_IN],
    [HK, STAND_IN, 'https://api2.wechatpay.cn/hk/'],
    [APIHK, STAND_IN, APIHK],
    [HK, LOCAL, 'http://127.0.0.1:8080/proxy/hk/'],
    [APIHK, LOCAL, 'http://127.0.0.1:8080/proxy/global/'],
  ])('sends a page of %s, by a client of %s, to %s', (server, baseUrl, expected) => {
    expect(serverOf(operation(server), {}, { baseUrl, failoverUrl: undefined, allowHttp: [] })).toBe(expected);
    expect(
      serverOf(operation(server), { baseUrl: 'https://x/' }, { baseUrl, failoverUrl: undefined, allowHttp: [] }),
    ).toBe('https://x/');
  });
});

describe('serverOf without TLS', () => {
  const send = (baseUrl: string, allowHttp: readonly string[] = []) =>
    serverOf(operation(), { baseUrl }, { baseUrl: undefined, failoverUrl: undefined, allowHttp });

  it.each([
    'http://localhost:80/',
    'http://shop.localhost/',
    'http://127.0.0.1:8080/',
    'http://127.1.2.3/',
    'http://[::1]/',
  ])('accepts %s, which is on this machine', (baseUrl) => {
    expect(send(baseUrl)).toBe(baseUrl);
  });

  it.each([
    'http://api.mch.weixin.qq.com/',
    'http://sandbox/',
    'http://10.0.0.1/',
    'http://127.0.0.1.evil.com/',
    'http://localhost.evil.com/',
    'http://0.0.0.0/',
  ])('rejects %s', (baseUrl) => {
    const { hostname } = new URL(baseUrl);
    expect(() => send(baseUrl)).toThrow(`allow it by name: allowHttp: ["${hostname}"]`);
  });

  it('accepts a host that is allowed by name', () => {
    expect(send('http://sandbox:8080/', ['sandbox'])).toBe('http://sandbox:8080/');
  });

  it('is rejected when the client is created', () => {
    expect(() => createClient({ ...clientOptions, baseUrl: 'http://sandbox:8080/' })).toThrow(
      'Calls to sandbox would go without TLS, so that others can read and change them.',
    );
    expect(() => createClient({ ...clientOptions, failoverUrl: 'http://sandbox/' })).toThrow('allowHttp: ["sandbox"]');
    expect(() => createClient({ ...clientOptions, baseUrl: 'http://sandbox/', allowHttp: ['sandbox'] })).not.toThrow();
  });
});

it('has the hosts that pages may name', () => {
  const documented = [...wechatpayApi.servers.map(({ url }) => url), ...wechatpayApi.pageServers];
  expect([...API_HOSTS].sort()).toEqual(documented.map((url) => new URL(url).hostname).sort());
});

describe('failoverFor', () => {
  const goes = (from: string, servers: { baseUrl?: string; failoverUrl?: string }) =>
    failoverFor({ baseUrl: servers.baseUrl, failoverUrl: servers.failoverUrl })(new URL(from)).href;

  it('changes only the host, in both directions', () => {
    expect(goes(`${HK}v3/a?b=%2F`, {})).toBe('https://api2.wechatpay.cn/hk/v3/a?b=%2F');
    expect(goes('https://api2.wechatpay.cn/v3/a', {})).toBe('https://api.mch.weixin.qq.com/v3/a');
  });

  it('keeps a host without an alternative', () => {
    expect(goes(`${APIHK}v3/a`, {})).toBe(`${APIHK}v3/a`);
    expect(goes(`${LOCAL}v3/a`, { baseUrl: LOCAL })).toBe(`${LOCAL}v3/a`);
    expect(goes(`${LOCAL}v3/a`, { baseUrl: LOCAL, failoverUrl: 'http://b/' })).toBe('http://b/proxy/v3/a');
  });
});

it('recognizes v3 by its path, with or without a prefix', () => {
  expect(['/v3/a', '/hk/v3/a', '/pay/micropay', '/v30/a', '/a/b/v3/c'].map((url) => isV3({ url }))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
