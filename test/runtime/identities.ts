import { generateKeyPairSync } from 'node:crypto';
import type { Identity } from '../../sandbox/protocol/identity.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Keys made for this run alone. */
export const keys = { merchant, platform };

export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000';
export const API_V3_KEY = 'APIv3KeyAPIv3KeyAPIv3KeyAPIv3Key';
export const SECRET = '0123456789abcdef0123456789abcdef';

/** What the sandbox knows. */
export const identity: Identity = {
  platform: [{ serial: PUBLIC_KEY_ID, privateKey: platform.privateKey }],
  merchant: { mchid: '1900000109', serial: '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D', publicKey: merchant.publicKey },
  apiV3Key: API_V3_KEY,
  secret: SECRET,
};

/** What the client knows; `baseUrl` is added per test. */
export const clientOptions: ClientOptions = {
  mchid: '1900000109',
  serial: '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D',
  privateKey: merchant.privateKey,
  certs: { [PUBLIC_KEY_ID]: platform.publicKey },
  apiV3Key: API_V3_KEY,
  secret: SECRET,
};
