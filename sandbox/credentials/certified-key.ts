import { createPublicKey, generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { issueCertificate } from './certificate.js';

export interface CertifiedKey {
  readonly privateKey: KeyObject;
  readonly certificate: X509Certificate;
}

const generate = promisify(generateKeyPair);

/** Generate an RSA key pair of the size that WeChat Pay uses. */
export function makeKeyPair(): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  return generate('rsa', { modulusLength: 2048 });
}

interface Certification {
  readonly commonName: string;
  readonly years: number;
  /** Default: self-signed. */
  readonly issuerKey?: KeyObject;
  /** Host names and addresses of a TLS server. */
  readonly hosts?: readonly string[];
  readonly isAuthority?: boolean;
}

/** Generate a key with a certificate. */
export async function createCertifiedKey(certification: Certification): Promise<CertifiedKey> {
  const { privateKey } = await makeKeyPair();
  return { privateKey, certificate: certify(privateKey, certification) };
}

/** Issue a certificate that is valid from now on. */
export function certify(privateKey: KeyObject, { years, ...certification }: Certification): X509Certificate {
  const validFrom = new Date(Date.now() - 60_000);
  const validTo = new Date(validFrom);
  validTo.setUTCFullYear(validTo.getUTCFullYear() + years);
  // Without a leading zero, a serial has only one spelling.
  const serial = `5${randomBytes(20).toString('hex').slice(1)}`;
  const request = { issuerKey: privateKey, ...certification, serial, publicKey: createPublicKey(privateKey) };
  return new X509Certificate(issueCertificate({ ...request, validFrom, validTo }));
}

/** A private key as PEM. */
export function toPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
