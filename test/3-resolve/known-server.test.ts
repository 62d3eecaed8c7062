import { expect, it } from 'vitest';
import { wechatpayApi } from '../../generator/apis/wechatpay/api.js';
import { isKnownServer } from '../../generator/model/known-server.js';

it.each([
  'https://api.mch.weixin.qq.com',
  'https://api.mch.weixin.qq.com/',
  'https://api.mch.weixin.qq.com/hk/',
  'https://api2.wechatpay.cn/',
  'https://apihk.mch.weixin.qq.com/',
  'https://fraud.mch.weixin.qq.com/',
])('lets signed calls go to %s', (server) => {
  expect(isKnownServer(server, wechatpayApi)).toBe(true);
});

it.each([
  'http://api.mch.weixin.qq.com/',
  'https://api.mch.weixin.qq.com:8443/',
  'https://api.mch.weixin.qq.com./',
  'https://api.mch.weixin.qq.com.example/',
  'https://evil.mch.weixin.qq.com/',
  'https://user@api.mch.weixin.qq.com/',
  'https://api.mch.weixin.qq.com@evil.example/',
  'https://api.mch.weixin.qq.com\\@evil.example/',
  'https:api.mch.weixin.qq.com/',
  'https:\\\\api.mch.weixin.qq.com/',
  'https://API.mch.weixin.qq.com/',
  'https://ɑpi.mch.weixin.qq.com/',
  'https://api.mch.weixin.qq.com/../x',
  'https://api.mch.weixin.qq.com/?x',
  'https://api.mch.weixin.qq.com/#x',
  'https://api.mch.weixin.qq.com/\t',
  ' https://api.mch.weixin.qq.com/',
  'https://api.weixin.qq.com/',
  'api.mch.weixin.qq.com',
  '',
])('lets no signed call go to %j', (server) => {
  expect(isKnownServer(server, wechatpayApi)).toBe(false);
});
