import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { skipUnless } from '../support/skip-unless.js';

const truth = new URL('../../../shared/truth/', import.meta.url);

/** Whether `../shared/truth` exists beside the checkout. */
export const isShared: boolean = existsSync(truth);

/** Options of a test that compares with the vectors of the official SDKs. */
export const needsTruth = skipUnless(isShared, '../shared/truth, which is no part of the repository, is missing.');

/** Read a file of `../shared/truth`. Each test declares the parts that it uses as `Truth`. */
export function readTruth<Truth>(name: string): Truth {
  return JSON.parse(readFileSync(new URL(name, truth), 'utf8'));
}

/** The keys of the vectors are written as JWK. */
export function keyPair(jwk: JsonWebKey): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
