import { constants, createSign, createVerify, type KeyObject, privateDecrypt, publicEncrypt, sign } from 'node:crypto';
import { promisify } from 'node:util';

/** Sign with RSA-SHA256 (PKCS#1 v1.5); the signature in base64. */
export function signRsa(message: string | Uint8Array, privateKey: KeyObject): string {
  return createSign('RSA-SHA256').update(message).sign(privateKey, 'base64');
}

/** The same on another thread, because it takes longer than the rest of a call and would block other calls. */
export async function signRsaInBackground(message: string, privateKey: KeyObject): Promise<string> {
  return (await signOnThread('RSA-SHA256', Buffer.from(message), privateKey)).toString('base64');
}

const signOnThread = promisify<string, Buffer, KeyObject, Buffer>(sign);

/** Whether `signature` (base64) is valid for the message, which consists of `parts`. */
export function verifyRsa(parts: readonly (string | Uint8Array)[], signature: string, publicKey: KeyObject): boolean {
  const verifier = createVerify('RSA-SHA256');
  for (const part of parts) verifier.update(part);
  return verifier.verify(publicKey, signature, 'base64');
}

/** Seal a text with RSA-OAEP (SHA-1, MGF1-SHA-1); in base64. */
export function sealOaep(text: Uint8Array, publicKey: KeyObject): string {
  return publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, text).toString(
    'base64',
  );
}

/** Open a value sealed by `sealOaep`. Throws if it was sealed for another key. */
export function openOaep(sealed: Uint8Array, privateKey: KeyObject): Buffer {
  return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, sealed);
}

/** The maximum number of bytes of an OAEP value: 214 for a key of 2048 bits. */
export function oaepCapacity(publicKey: KeyObject): number {
  return Math.ceil((publicKey.asymmetricKeyDetails?.modulusLength ?? 2048) / 8) - 42;
}

/**
 * Open a value sealed with RSA PKCS#1 v1.5, which the global servers use. Node refuses that padding, because distinguishable
 * padding errors let an attacker decrypt (Bleichenbacher); so the padding is removed here without a branch that depends on
 * it, and every failure looks the same: `undefined`.
 */
export function openPkcs1(sealed: Uint8Array, privateKey: KeyObject): Buffer | undefined {
  const size = Math.ceil((privateKey.asymmetricKeyDetails?.modulusLength ?? 2048) / 8);
  if (sealed.length !== size) return undefined;
  const padded = rawDecrypt(sealed, privateKey);
  if (!padded) return undefined;
  const { valid, start } = findText(padded);
  return valid === 1 ? padded.subarray(start) : undefined;
}

function rawDecrypt(sealed: Uint8Array, privateKey: KeyObject): Buffer | undefined {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, sealed);
  } catch {
    return undefined;
  }
}

/**
 *     00 02 <at least 8 bytes, none 0> 00 <text>
 *
 * Every byte is checked, whatever the bytes before it are.
 */
function findText(padded: Uint8Array): { valid: number; start: number } {
  let wrong = (padded[0] ?? 1) | ((padded[1] ?? 0) ^ 2);
  let found = 0;
  let start = 0;
  for (let index = 2; index < padded.length; index += 1) {
    const zero = isZero(padded[index] ?? 0);
    const first = zero & (found ^ 1);
    start |= (index + 1) & -first;
    found |= zero;
  }
  // The text starts at 11 or later: a smaller start sets the sign bit.
  wrong |= (start - 11) >>> 31;
  wrong |= found ^ 1;
  return { valid: isZero(wrong), start };
}

/** 1 for 0, else 0, for values of up to 31 bits. */
function isZero(value: number): number {
  return ((value - 1) & ~value) >>> 31;
}
