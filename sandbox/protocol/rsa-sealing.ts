import { constants, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto';
import type { Identity } from './identity.js';

/** RSA-OAEP with SHA-1, the padding of sensitive fields. */
const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };

/** Open a text that a merchant sealed for the platform; `undefined` when it was sealed with another key or not at all. */
export function openSealed(text: string, { platform }: Identity): string | undefined {
  for (const { privateKey } of platform) {
    try {
      return privateDecrypt({ key: privateKey, ...OAEP }, Buffer.from(text, 'base64')).toString('utf8');
    } catch {
      // Sealed with another platform key, or plain text.
    }
  }
  return undefined;
}

/** Seal a text for the merchant. */
export function sealForMerchant(text: string, { merchant }: Identity): string {
  return publicEncrypt({ key: merchant.publicKey, ...OAEP }, Buffer.from(text)).toString('base64');
}

/** The longest text that a 2048-bit key can seal, in bytes. */
const MAX_BYTES = 214;

/** Seal a text for the platform. Throws a `RangeError` when it is too long. */
export function sealForPlatform(text: string, { platform }: Identity): string {
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_BYTES)
    throw new RangeError(`${text.slice(0, 20)}… has ${bytes.length} bytes. At most ${MAX_BYTES} can be sealed.`);
  return publicEncrypt({ key: createPublicKey(platform[0].privateKey), ...OAEP }, bytes).toString('base64');
}
