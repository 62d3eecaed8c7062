import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../templates/runtime/core/operation.js';
import { failoverFor, isV3, serverOf } from '../../../templates/runtime/wechatpay/server.js';

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
    expect(serverOf(operation(server), {}, { baseUrl, failoverUrl: undefined })).toBe(expected);
    expect(serverOf(operation(server), { baseUrl: 'https://x/' }, { baseUrl, failoverUrl: undefined })).toBe(
      'https://x/',
    );
  });
});

describe('failoverFor', () => {
  const goes = (from: string, servers: { baseUrl?: string; failoverUrl?: string }) =>
    failoverFor({ baseUrl: servers.baseUrl, failoverUrl: servers.failoverUrl })(new URL(from)).href;

  it('changes the host and nothing else, there and back', () => {
    expect(goes(`${HK}v3/a?b=%2F`, {})).toBe('https://api2.wechatpay.cn/hk/v3/a?b=%2F');
    expect(goes('https://api2.wechatpay.cn/v3/a', {})).toBe('https://api.mch.weixin.qq.com/v3/a');
  });

  it('leaves a host that has no other', () => {
    expect(goes(`${APIHK}v3/a`, {})).toBe(`${APIHK}v3/a`);
    expect(goes(`${LOCAL}v3/a`, { baseUrl: LOCAL })).toBe(`${LOCAL}v3/a`);
    expect(goes(`${LOCAL}v3/a`, { baseUrl: LOCAL, failoverUrl: 'http://b/' })).toBe('http://b/proxy/v3/a');
  });
});

it('knows v3 by its path, with or without a prefix', () => {
  expect(['/v3/a', '/hk/v3/a', '/pay/micropay', '/v30/a', '/a/b/v3/c'].map((url) => isV3({ url }))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
