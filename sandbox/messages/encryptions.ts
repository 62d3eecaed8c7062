import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import type { Encryption } from '../api-document/documented-call.js';
import type { Identity } from '../protocol/identity.js';
import { openSealed, sealForMerchant, sealForPlatform } from '../protocol/rsa-sealing.js';

/** The implementation of a kind of encryption. */
interface EncryptionRule {
  /** The merchant seals members of requests, the platform those of responses and notifications. */
  readonly sealedBy: Side;
  /** Left out for AES-GCM, which also writes the members beside it. */
  readonly seal?: (text: string, sealer: Sealer) => string;
  /** Throws, or returns `undefined`, when the text was not sealed with a key of this sandbox. */
  readonly open: (ciphertext: Ciphertext, keys: BothKeys) => string | undefined;
}

export type Side = 'merchant' | 'platform';

export interface Sealer {
  readonly identity: Identity;
  /** The global servers seal with PKCS#1 v1.5. */
  readonly isGlobal: boolean;
}

/** The keys of both sides, which only a sandbox has together. */
export interface BothKeys {
  readonly identity: Identity;
  readonly merchantKey: KeyObject;
}

/** A text that one side sealed for the other. */
interface Ciphertext {
  readonly text: string;
  readonly encryption: Encryption;
  /** The members beside it, one of which is the nonce of AES-GCM. */
  readonly siblings: Readonly<Record<string, unknown>>;
  /** `resource`, or `event_ciphertext`, whose nonce is `event_nonce`. */
  readonly name: string;
}

/** The bank's key is that of the platform here. */
const sealedForPlatform: EncryptionRule = {
  sealedBy: 'merchant',
  // A text that is sealed already stays as it is.
  seal: (text, { identity }) => (openSealed(text, identity) === undefined ? sealForPlatform(text, identity) : text),
  open: ({ text }, { identity }) => openSealed(text, identity),
};

/** Every kind of encryption that pages name. */
export const encryptions: Readonly<Record<Encryption, EncryptionRule>> = {
  'rsa-platform': sealedForPlatform,
  'rsa-bank': sealedForPlatform,
  'rsa-merchant': {
    sealedBy: 'platform',
    seal: (text, { identity, isGlobal }) => (isGlobal ? sealPkcs1(text, identity) : sealForMerchant(text, identity)),
    open: ({ text }, { merchantKey }) => openForMerchant(Buffer.from(text, 'base64'), merchantKey),
  },
  'aes-gcm': { sealedBy: 'platform', open: openGcm },
  'aes-ecb': { sealedBy: 'platform', seal: (text, { identity }) => sealEcb(text, identity), open: openEcb },
};

/** Open a sealed text, whichever side it is for; `undefined` when no key of this sandbox opens it. */
export function openCiphertext(ciphertext: Ciphertext, keys: BothKeys): string | undefined {
  try {
    return encryptions[ciphertext.encryption].open(ciphertext, keys);
  } catch {
    // Sealed with another key, or not sealed at all.
    return undefined;
  }
}

function sealPkcs1(text: string, { merchant }: Identity): string {
  const key = { key: merchant.publicKey, padding: constants.RSA_PKCS1_PADDING };
  return publicEncrypt(key, Buffer.from(text)).toString('base64');
}

/** Node.js no longer decrypts PKCS#1 v1.5 itself: a block is `00 02 …random… 00`, then the text. */
function openForMerchant(sealed: Buffer, key: KeyObject): string {
  try {
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    return privateDecrypt({ key, padding, oaepHash: 'sha1' }, sealed).toString('utf8');
  } catch {
    const block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, sealed);
    const end = block.indexOf(0, 2);
    if (block[0] !== 0 || block[1] !== 2 || end < 10) throw new Error('The padding is neither OAEP nor PKCS#1 v1.5.');
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

/** Seal the content of a v2 refund notification. */
export function sealEcb(text: string, identity: Identity): string {
  const cipher = createCipheriv('aes-256-ecb', ecbKey(identity), null);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

function openEcb({ text }: Ciphertext, { identity }: BothKeys): string {
  const decipher = createDecipheriv('aes-256-ecb', ecbKey(identity), null);
  return Buffer.concat([decipher.update(text, 'base64'), decipher.final()]).toString('utf8');
}

/** The MD5 of the v2 key, in lower-case hexadecimal. */
function ecbKey({ secret = '' }: Identity): string {
  return createHash('md5').update(secret).digest('hex');
}
