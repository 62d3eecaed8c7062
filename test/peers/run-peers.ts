import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { API_V3_KEY, clientOptions, keys, PUBLIC_KEY_ID } from '../runtime/identities.js';

const require = createRequire(import.meta.url);
const privateKey = keys.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' });
const publicKey = keys.platform.publicKey.export({ type: 'spki', format: 'pem' });

/** Files that the documented code reads. */
const files: Readonly<Record<string, Buffer>> = {
  'apiclient_key.pem': Buffer.from(privateKey),
  'pub_key.pem': Buffer.from(publicKey),
  'shop.png': Buffer.from('a picture'),
};

/** Run code that the documents show for other packages, with their clients as `wxpay` and `pay`, against a test server. */
export async function runPeer(code: string, baseUrl: string): Promise<void> {
  const names = ['require', 'wxpay', 'pay', 'readFileSync', 'console'];
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const body = new AsyncFunction(...names, code);
  const read = (name: string) => files[name] ?? readFileSync(name);
  await body(require, createAxiosPlugin(baseUrl), createNodeV3(baseUrl), read, { log: () => {} });
}

function createAxiosPlugin(baseURL: string): unknown {
  const { Wechatpay } = require('wechatpay-axios-plugin');
  const { mchid, serial } = clientOptions;
  return new Wechatpay({ mchid, serial, privateKey, certs: { [PUBLIC_KEY_ID]: publicKey }, baseURL });
}

/** Its host is fixed, so its transport is replaced. */
function createNodeV3(baseUrl: string): unknown {
  const WxPay = require('wechatpay-node-v3');
  const { mchid, serial: serial_no } = clientOptions;
  const certificate = Buffer.from('not read, since the serial number is given');
  const pay = new WxPay({
    appid: 'wx4d8a1c7be05f9236',
    mchid,
    serial_no,
    publicKey: certificate,
    privateKey: files['apiclient_key.pem'],
    key: API_V3_KEY,
  });
  const sender = pay.httpService;
  const place = (url: string) => url.replace('https://api.mch.weixin.qq.com/', baseUrl);
  pay.createHttp({
    get: (url: string, headers: unknown) => sender.get(place(url), headers),
    post: (url: string, body: unknown, headers: unknown) => sender.post(place(url), body, headers),
  });
  return pay;
}
