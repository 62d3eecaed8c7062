import { readFileSync } from 'node:fs';
import { createClient } from '../generated/index.js';

/**
 * 一个商户的客户端，密钥与编号都取自环境变量（见 README）。The client of one merchant, from environment variables.
 *
 * 在你自己的项目里，`../generated/index.js` 换成客户端所在的位置，例如 `./wechatpay/index.js`。
 */
export function clientFromEnvironment() {
  return createClient({
    mchid: read('WECHATPAY_MCHID'),
    serial: read('WECHATPAY_SERIAL'), // 商户证书 apiclient_cert.pem 的序列号
    privateKey: readFileSync(read('WECHATPAY_PRIVATE_KEY_FILE')), // apiclient_key.pem
    // 微信支付公钥与它的 ID，在商户平台“API 安全”里；用来验证应答与通知，以及加密姓名等敏感字段。
    certs: { [read('WECHATPAY_PUBLIC_KEY_ID')]: readFileSync(read('WECHATPAY_PUBLIC_KEY_FILE')) },
    apiV3Key: read('WECHATPAY_APIV3_KEY'), // 打开通知
    secret: process.env['WECHATPAY_SECRET'], // 只有 v2 要它
    baseUrl: process.env['WECHATPAY_BASE_URL'], // 不填就是微信支付
    timeout: Number(process.env['WECHATPAY_TIMEOUT_MS'] ?? 15_000),
  });
}

/** 读取一个环境变量；没有就说出缺的是哪一个。Read an environment variable, or name the one that is missing. */
export function read(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing.`);
  return value;
}
