import { type KeyObject, randomBytes, randomInt } from 'node:crypto';
import type { ListedCertificate } from '../certificates.js';
import type { Identity } from '../identity.js';
import { type CertifiedKey, createCertified, makeKeyPair } from './certified-key.js';

/** The keys of one sandbox: those of its merchant, and those of its platform. */
export interface Credentials {
  readonly mchid: string;
  readonly merchant: CertifiedKey;
  /** The platform's certificate, which `GET /v3/certificates` gives. */
  readonly platform: CertifiedKey;
  /** The platform's public key, which has no certificate and is preferred. */
  readonly publicKey: { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  readonly apiV3Key: string;
  /** The key of v2. */
  readonly secret: string;
}

/** Make the keys of a sandbox; its certificates are valid for five years, as WeChat Pay's are. */
export async function createCredentials(): Promise<Credentials> {
  const [merchant, platform, publicKey] = await Promise.all([
    createCertified({ commonName: '1900000109', years: 5 }),
    createCertified({ commonName: 'platform', years: 5 }),
    makeKeyPair(),
  ]);
  const id = `PUB_KEY_ID_01${Array.from({ length: 26 }, () => randomInt(10)).join('')}`;
  return {
    mchid: '1900000109',
    merchant,
    platform,
    publicKey: { id, ...publicKey },
    apiV3Key: randomBytes(16).toString('hex'),
    secret: randomBytes(16).toString('hex'),
  };
}

/** Which key of the platform signs where a request names none. */
export type PlatformKeyKind = 'public-key' | 'certificate';

/** What the server knows of these keys. */
export function identityOf(credentials: Credentials, preferred: PlatformKeyKind): Identity {
  const { mchid, merchant, platform, publicKey, apiV3Key, secret } = credentials;
  const bare = { serial: publicKey.id, privateKey: publicKey.privateKey };
  const certified = { serial: platform.certificate.serialNumber, privateKey: platform.privateKey };
  return {
    platform: preferred === 'public-key' ? [bare, certified] : [certified, bare],
    merchant: { mchid, serial: merchant.certificate.serialNumber, publicKey: merchant.certificate.publicKey },
    apiV3Key,
    secret,
  };
}

/** The platform's certificate as `GET /v3/certificates` lists it. */
export function listedCertificate({ certificate }: CertifiedKey): ListedCertificate {
  return {
    serial: certificate.serialNumber,
    pem: certificate.toString(),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
  };
}
