import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const truth = new URL('../../../shared/truth/', import.meta.url);

/** Whether `../shared` lies beside the checkout; tests that need it say so when it does not. */
export const isShared: boolean = existsSync(truth);
if (!isShared)
  console.warn('SKIPPED: ../shared is missing, so nothing is compared with the vectors of the official SDKs.');

/** Read a file of `../shared/truth`. Its shape is what each test reads of it. */
export function readTruth<Truth>(name: string): Truth {
  return JSON.parse(readFileSync(new URL(name, truth), 'utf8'));
}

/** The keys of the vectors are written as JWK. */
export function keyPair(jwk: JsonWebKey): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
