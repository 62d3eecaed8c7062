import { generateKeyPairSync } from 'node:crypto';

/**
 * Keys for one run, as PEM so that they can be passed between processes.
 *
 * @typedef {object} Keys
 * @property {string} merchantKey
 * @property {string} platformKey
 * @property {string} platformPublicKey
 * @property {string} platformSerial
 * @property {string} mchid
 * @property {string} serial
 *
 * @returns {Keys}
 */
export function makeKeys() {
  const merchant = makePair();
  const platform = makePair();
  return {
    merchantKey: merchant.privateKey,
    platformKey: platform.privateKey,
    platformPublicKey: platform.publicKey,
    platformSerial: 'PUB_KEY_ID_0114232134912410000000000000',
    mchid: '1900000109',
    serial: '3775B6A45ACD588826D15E583A95F5DD0A1B2C3D',
  };
}

function makePair() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
