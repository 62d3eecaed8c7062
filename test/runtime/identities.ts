import { generateKeyPairSync } from 'node:crypto';
import type { Identity } from '../../sandbox/protocol/identity.js';
import type { ClientOptions } from '../../templates/runtime/wechatpay/options.js';

const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 });
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Keys that are generated for this run. */
export const keys = { merchant, platform };

export const PUBLIC_KEY_ID = 'PUB_KEY_ID_0114232134912410000000000000';
export const API_V3_KEY = 'APIv3KeyAPIv3KeyAPIv3KeyAPIv3Key';
export const SECRET = '0123456789abcdef0123456789abcdef';

/** The keys and ids of the server. */
export const identity: Identity = {
  platform: [{ serial: PUBLIC_KEY_ID, privateKey: platform.privateKey }],
  merchant: { mchid: '1900000109', serial: '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D', publicKey: merchant.publicKey },
  apiV3Key: API_V3_KEY,
  secret: SECRET,
};

/** The options of the client; each test adds `baseUrl`. */
export const clientOptions: ClientOptions = {
  mchid: '1900000109',
  serial: '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D',
  privateKey: merchant.privateKey,
  certs: { [PUBLIC_KEY_ID]: platform.publicKey },
  apiV3Key: API_V3_KEY,
  secret: SECRET,
};
