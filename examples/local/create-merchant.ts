import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from '../../sandbox/protocol/identity.js';

const MCHID = '1900000109';
const SERIAL = '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D';
const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000';
const APIV3_KEY = 'APIv3KeyAPIv3KeyAPIv3KeyAPIv3Key';

/** A merchant with fresh keys: what the server knows of it, and the environment that the examples read. */
export function createMerchant(folder: string): { identity: Identity; environment: Readonly<Record<string, string>> } {
  const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKeyFile = join(folder, 'apiclient_key.pem');
  const publicKeyFile = join(folder, 'pub_key.pem');
  writeFileSync(privateKeyFile, merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(publicKeyFile, platform.publicKey.export({ type: 'spki', format: 'pem' }));
  return {
    identity: {
      platform: [{ serial: PUBLIC_KEY_ID, privateKey: platform.privateKey }],
      merchant: { mchid: MCHID, serial: SERIAL, publicKey: merchant.publicKey },
      apiV3Key: APIV3_KEY,
    },
    environment: {
      WECHATPAY_MCHID: MCHID,
      WECHATPAY_SERIAL: SERIAL,
      WECHATPAY_PRIVATE_KEY_FILE: privateKeyFile,
      WECHATPAY_PUBLIC_KEY_ID: PUBLIC_KEY_ID,
      WECHATPAY_PUBLIC_KEY_FILE: publicKeyFile,
      WECHATPAY_APIV3_KEY: APIV3_KEY,
      ...ORDINARY,
    },
  };
}

/** The rest of what the examples read; nobody has to wait for seconds here. */
const ORDINARY = {
  WECHATPAY_APPID: 'wx4d8a1c7be05f9236',
  WECHATPAY_OPENID: 'oWmnN4xPq7Yc2LkT9sVbR3hJdE6g',
  WECHATPAY_NOTIFY_URL: 'https://shop.example/wechatpay',
  WECHATPAY_SUB_MCHID: '1638495062',
  WECHATPAY_USER_NAME: '张三',
  WECHATPAY_ID_CARD_NUMBER: '310101199001011234',
  WECHATPAY_TIMEOUT_MS: '3000',
  WECHATPAY_PAUSE_MS: '20',
};
