import { constants, createDecipheriv, createHash, type KeyObject, privateDecrypt } from 'node:crypto';
import type { JsonSchema } from '../api-document/documented-call.js';
import type { Identity } from '../protocol/identity.js';
import { openSealed } from '../protocol/rsa-sealing.js';

/** The keys of both sides, which only a sandbox has together. */
export interface BothKeys {
  readonly identity: Identity;
  readonly merchantKey: KeyObject;
}

/** A text that one side sealed for the other. */
interface Ciphertext {
  readonly text: string;
  readonly encryption: NonNullable<JsonSchema['x-encrypted']>;
  /** The members beside it, in which AES-GCM has its nonce. */
  readonly siblings: Readonly<Record<string, unknown>>;
  /** `resource`, or `event_ciphertext`, whose nonce is `event_nonce`. */
  readonly name: string;
}

/** Open it, whoever it is for; `undefined` when none of the keys fits. */
export function openCiphertext(ciphertext: Ciphertext, keys: BothKeys): string | undefined {
  try {
    return openers[ciphertext.encryption](ciphertext, keys);
  } catch {
    // Sealed with a key that is not of this sandbox, or not sealed at all.
    return undefined;
  }
}

const openers: Readonly<
  Record<Ciphertext['encryption'], (ciphertext: Ciphertext, keys: BothKeys) => string | undefined>
> = {
  'rsa-platform': ({ text }, { identity }) => openSealed(text, identity),
  'rsa-bank': ({ text }, { identity }) => openSealed(text, identity),
  'rsa-merchant': ({ text }, { merchantKey }) => openForMerchant(Buffer.from(text, 'base64'), merchantKey),
  'aes-gcm': openGcm,
  'aes-ecb': ({ text }, { identity }) => {
    const key = createHash('md5')
      .update(identity.secret ?? '')
      .digest('hex');
    const decipher = createDecipheriv('aes-256-ecb', key, null);
    return Buffer.concat([decipher.update(text, 'base64'), decipher.final()]).toString('utf8');
  },
};

/** The global servers seal with PKCS#1 v1.5, which Node.js opens no more: a block `00 02 … 00`, then the text. */
function openForMerchant(sealed: Buffer, key: KeyObject): string {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key, padding, oaepHash: 'sha1' }, sealed).toString('utf8');
  } catch {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, sealed);
    const end = block.indexOf(0, 2);
    if (block[0] !== 0 || block[1] !== 2 || end < 10) throw new Error('No padding is known that fits.');
    return block.subarray(end + 1).toString('utf8');
  }
}

function openGcm({ text, siblings, name }: Ciphertext, { identity }: BothKeys): string {
  const prefix = name.startsWith('event_') ? 'event_' : '';
  const sealed = Buffer.from(text, 'base64');
  const nonce = String(siblings[`${prefix}nonce`]);
  const decipher = createDecipheriv('aes-256-gcm', identity.apiV3Key ?? '', nonce, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(String(siblings[`${prefix}associated_data`] ?? '')));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8');
}
