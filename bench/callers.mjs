import { createPrivateKey, createPublicKey, createSign, createVerify, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {import('./make-keys.mjs').Keys} Keys
 *
 * @typedef {object} Setting
 * @property {Keys} keys
 * @property {string} url of the server, without a slash at the end
 * @property {string} client folder of the generated client, as JavaScript
 *
 * @typedef {() => Promise<unknown>} Caller makes one call, and rejects when it fails
 * @typedef {'generated' | 'peer' | 'verifying' | 'bare'} CallerName
 */

const path = '/v3/payroll-card/authentications/pre-order';

/** One body, so that all callers sign the same bytes. */
const json = {
  openid: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g',
  appid: 'wx4d8a1c7be05f9236',
  sub_mchid: '1638495062',
  sub_appid: 'wx90b27e6f3a51dc84',
  authenticate_number: 'HS20250307083015A0042',
  project_name: '滨江仓分拣',
  employer_name: '云栈仓储',
  authenticate_type: 'CONTRACT',
};

/**
 * The compared callers, each written as in its README.
 *
 * @type {Record<CallerName, (setting: Setting) => Promise<Caller>>}
 */
export const callers = {
  async generated({ keys, url, client }) {
    const { createClient } = await import(pathToFileURL(join(client, 'client.js')).href);
    const preOrder = await import(pathToFileURL(join(client, `${path.slice(1)}.js`)).href);
    const wxpay = createClient({
      mchid: keys.mchid,
      serial: keys.serial,
      privateKey: keys.merchantKey,
      certs: { [keys.platformSerial]: keys.platformPublicKey },
      baseUrl: `${url}/`,
    });
    return () => preOrder.post(wxpay, { json });
  },

  async peer({ keys, url }) {
    const { Wechatpay, Rsa } = createRequire(import.meta.url)('wechatpay-axios-plugin');
    const wxpay = new Wechatpay({
      mchid: keys.mchid,
      serial: keys.serial,
      privateKey: Rsa.from(keys.merchantKey, Rsa.KEY_TYPE_PRIVATE),
      certs: { [keys.platformSerial]: Rsa.from(keys.platformPublicKey, Rsa.KEY_TYPE_PUBLIC) },
      baseURL: `${url}/`,
    });
    return () => wxpay.v3.payrollCard.authentications.preOrder.post(json);
  },

  async verifying({ keys, url }) {
    const fetchSigned = createFetch(keys, url);
    const platformKey = createPublicKey(keys.platformPublicKey);
    return async () => {
      const response = await fetchSigned();
      const header = (/** @type {string} */ name) => response.headers.get(`wechatpay-${name}`) ?? '';
      const body = await response.text();
      if (Math.abs(Number(header('timestamp')) - Date.now() / 1000) > 300) throw new Error('clock');
      if (header('serial') !== keys.platformSerial) throw new Error('serial');
      const signed = createVerify('RSA-SHA256').update(`${header('timestamp')}\n${header('nonce')}\n${body}\n`);
      if (!signed.verify(platformKey, header('signature'), 'base64')) throw new Error('signature');
      return JSON.parse(body);
    };
  },

  async bare({ keys, url }) {
    const fetchSigned = createFetch(keys, url);
    return async () => (await fetchSigned()).json();
  },
};

/**
 * `fetch` with only a handwritten signature and the time limit of the client.
 *
 * @param {Keys} keys
 * @param {string} url
 */
function createFetch({ mchid, serial, merchantKey, platformSerial }, url) {
  const privateKey = createPrivateKey(merchantKey);
  return async () => {
    const body = JSON.stringify(json);
    const timestamp = Math.floor(Date.now() / 1000);
    const nonce = randomUUID().replaceAll('-', '');
    const message = `POST\n${path}\n${timestamp}\n${nonce}\n${body}\n`;
    const signature = createSign('RSA-SHA256').update(message).sign(privateKey, 'base64');
    const parts = `mchid="${mchid}",serial_no="${serial}",timestamp="${timestamp}",nonce_str="${nonce}",signature="${signature}"`;
    const headers = {
      Accept: 'application/json',
      Authorization: `WECHATPAY2-SHA256-RSA2048 ${parts}`,
      'Content-Type': 'application/json',
      'User-Agent': 'bare',
      'Wechatpay-Serial': platformSerial,
    };
    const signal = AbortSignal.timeout(30_000);
    const response = await fetch(url + path, { method: 'POST', headers, body, signal });
    if (!response.ok) throw new Error(`The server answered ${response.status}.`);
    return response;
  };
}
