import { readFileSync } from 'node:fs';
import { createClient, type WeChatPayClient } from '../../generated/client.js';

/**
 * The client of one merchant, from environment variables. To receive notifications it needs `certs`, which tells WeChat
 * Pay's signatures from others, and `apiV3Key`, which opens them; v2 notifications need `secret`. The rest is for calls.
 *
 * In your own project `../../generated/client.js` is wherever you put the client: `./wechatpay/client.js`.
 */
export function clientFromEnvironment(): WeChatPayClient {
  return createClient({
    mchid: read('WECHATPAY_MCHID'),
    serial: read('WECHATPAY_SERIAL'), // of your own certificate, apiclient_cert.pem
    privateKey: readFileSync(read('WECHATPAY_PRIVATE_KEY_FILE')), // apiclient_key.pem
    // WeChat Pay's public key by its ID: both are on the merchant platform, under API security.
    certs: { [read('WECHATPAY_PUBLIC_KEY_ID')]: readFileSync(read('WECHATPAY_PUBLIC_KEY_FILE')) },
    apiV3Key: read('WECHATPAY_APIV3_KEY'),
    secret: process.env['WECHATPAY_SECRET'],
  });
}

function read(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is missing.`);
  return value;
}
