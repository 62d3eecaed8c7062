import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The calls for measuring a sandbox, made with the generated client; each gets its own number.
 *
 * @typedef {(index: number) => Promise<unknown>} SandboxCall
 *
 * @typedef {object} SandboxCalls
 * @property {SandboxCall} place a new order
 * @property {SandboxCall} query an order
 * @property {SandboxCall} certificates of the platform
 * @property {SandboxCall} invented a response that only depends on its page
 * @property {SandboxCall} sealed members both ways
 * @property {SandboxCall} xml of v2
 * @property {SandboxCall} refused
 *
 * @param {string} client folder of the generated client, as JavaScript
 * @param {import('./serve-sandbox.mjs').ServedSandbox} served
 * @returns {Promise<SandboxCalls>}
 */
export async function prepareCalls(client, { startMilliseconds: _start, ...options }) {
  const { createClient } = await import(pathToFileURL(join(client, 'index.js')).href);
  const wxpay = createClient({ ...options, retries: 0 });
  const { transactions } = wxpay.v3.pay;
  const { mchid } = options;
  const place = (/** @type {number} */ index) =>
    transactions.native.post({ json: { ...order, mchid, out_trade_no: numberOf(index) } });
  await place(0);
  return {
    place,
    query: () => transactions.outTradeNo._out_trade_no_.get({ out_trade_no: numberOf(0), query: { mchid } }),
    certificates: () => wxpay.v3.certificates.get({}),
    invented: (index) =>
      wxpay.v3.payrollCard.relations._openid_.get({ openid: `o${index}`, query: { sub_mchid: '1638495062' } }),
    sealed: () => wxpay.v3.payrollCard.tokens.post({ json: person }),
    xml: () =>
      wxpay.v2.mmpaymkttransfers.gethbinfo.post({ xml: { ...packet, mch_id: mchid } }, { clientCertificate: false }),
    refused: () => transactions.native.post({ json: { ...order, mchid } }).catch(() => {}),
  };
}

/** @param {number} index */
function numberOf(index) {
  return `TEA${String(index).padStart(10, '0')}`;
}

const order = {
  appid: 'wx4d8a1c7be05f9236',
  description: '龙井茶',
  notify_url: 'https://shop.example/wechatpay',
  amount: { total: 1800 },
};

const person = {
  openid: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g',
  sub_mchid: '1638495062',
  user_name: '张三',
  id_card_number: '310101199001011234',
  employment_type: 'LONG_TERM_EMPLOYMENT',
};

const packet = { appid: 'wx4d8a1c7be05f9236', mch_billno: '10000098201411111234567890', bill_type: 'MCHT' };
