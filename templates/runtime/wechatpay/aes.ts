import { createDecipheriv, createHash } from 'node:crypto';
import { DecryptionError } from './errors.js';

/** A text sealed with AES-256-GCM, as in notifications and platform certificates. */
export interface SealedText {
  /** Base64 of the ciphertext and its tag of 16 bytes. */
  readonly ciphertext: string;
  readonly nonce: string;
  /** Left out if the message has none. */
  readonly associatedData?: string | undefined;
}

const TAG_BYTES = 16;

/**
 * Open a text sealed with the APIv3 key. The tag is checked before anything is returned: a forged text throws a
 * `DecryptionError`.
 */
export function openAesGcm({ ciphertext, nonce, associatedData = '' }: SealedText, apiV3Key: string): string {
  const sealed = Buffer.from(ciphertext, 'base64');
  if (sealed.length < TAG_BYTES)
    throw new DecryptionError('The ciphertext is shorter than its tag: the message was cut.');
  const key = Buffer.from(apiV3Key);
  try {
    const decipher = createDecipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    decipher.setAAD(Buffer.from(associatedData));
    return decipher.update(sealed.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    const message =
      'The ciphertext cannot be opened with apiV3Key: another key sealed it, or it was changed. Check that apiV3Key is that of this mchid.';
    throw new DecryptionError(message, { cause });
  }
}

/** Open the `req_info` of a v2 refund notification; its key is the lower-case MD5 of the API key. Throws a `DecryptionError`. */
export function openRefund(sealed: string, secret: string): string {
  return openAesEcb(sealed, createHash('md5').update(secret).digest('hex'));
}

/** Open base64 of AES-256-ECB with PKCS#7 and a key of 32 characters. Throws a `DecryptionError`. */
export function openAesEcb(sealed: string, key: string): string {
  try {
    const decipher = createDecipheriv('aes-256-ecb', key, null);
    return decipher.update(sealed, 'base64', 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new DecryptionError(
      'The ciphertext cannot be opened with secret. Check that secret is the v2 API key of this mch_id.',
      { cause },
    );
  }
}
