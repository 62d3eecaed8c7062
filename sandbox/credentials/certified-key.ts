import { createPublicKey, generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { issueCertificate } from './certificate.js';

export interface CertifiedKey {
  readonly privateKey: KeyObject;
  readonly certificate: X509Certificate;
}

const generate = promisify(generateKeyPair);

/** A pair of the size that WeChat Pay uses. */
export function makeKeyPair(): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  return generate('rsa', { modulusLength: 2048 });
}

interface Certification {
  readonly commonName: string;
  readonly years: number;
  /** Default: the key certifies itself. */
  readonly issuerKey?: KeyObject;
  /** How a TLS client knows its server. */
  readonly hosts?: readonly string[];
  readonly isAuthority?: boolean;
}

/** Make a key with a certificate. */
export async function createCertified(certification: Certification): Promise<CertifiedKey> {
  const { privateKey } = await makeKeyPair();
  return { privateKey, certificate: certify(privateKey, certification) };
}

/** Certify a key from now on. */
export function certify(privateKey: KeyObject, { years, ...certification }: Certification): X509Certificate {
  const validFrom = new Date(Date.now() - 60_000);
  const validTo = new Date(validFrom);
  validTo.setUTCFullYear(validTo.getUTCFullYear() + years);
  // A serial begins with a digit other than 0, so that it is spelt in one way.
  const serial = `5${randomBytes(20).toString('hex').slice(1)}`;
  const request = { issuerKey: privateKey, ...certification, serial, publicKey: createPublicKey(privateKey) };
  return new X509Certificate(issueCertificate({ ...request, validFrom, validTo }));
}
