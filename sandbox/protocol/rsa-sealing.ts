import { constants, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { Identity } from './identity.js';

/** RSA-OAEP with SHA-1, as WeChat Pay takes and gives sensitive fields. */
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };

/** Open what a merchant sealed for the platform; `undefined` when another key, or none, was used. */
export function openSealed(text: string, { platform }: Identity): string | undefined {
  for (const { privateKey } of platform) {
    try {
      return privateDecrypt({ key: privateKey, ...OAEP }, Buffer.from(text, 'base64')).toString('utf8');
    } catch {
      // Sealed for another key of the platform, or plain.
    }
  }
  return undefined;
}

/** Seal what only the merchant may read. */
export function sealForMerchant(text: string, { merchant }: Identity): string {
  return publicEncrypt({ key: merchant.publicKey, ...OAEP }, Buffer.from(text)).toString('base64');
}

/** The longest text that a key of 2048 bits seals, in bytes. */
const LONGEST = 214;

/** Seal what only the platform may read. Throws a `RangeError` for a text that is too long. */
export function sealForPlatform(text: string, { platform }: Identity): string {
  const bytes = Buffer.from(text);
  if (bytes.length > LONGEST)
    throw new RangeError(`${text.slice(0, 20)}… has ${bytes.length} bytes. At most ${LONGEST} can be sealed.`);
  return publicEncrypt({ key: createPublicKey(platform[0].privateKey), ...OAEP }, bytes).toString('base64');
}
