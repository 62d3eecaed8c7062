import { type KeyObject, randomBytes, randomInt } from 'node:crypto';
import { type CertifiedKey, createCertifiedKey, makeKeyPair } from './certified-key.js';

/** The keys of one sandbox: those of its merchant and those of its platform. */
export interface Credentials {
  readonly mchid: string;
  readonly merchant: CertifiedKey;
  /** The platform's first certificate, as `GET /v3/certificates` lists it. */
  readonly platform: CertifiedKey;
  /** Later certificates, the oldest first. */
  readonly successors?: readonly CertifiedKey[];
  /** Creates another certificate where the others are stored; `count` is the number of existing ones. */
  readonly nextPlatformKey?: (count: number) => Promise<CertifiedKey>;
  /** The platform's public key, which has no certificate and is used by default. */
  readonly publicKey: { readonly id: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  readonly apiV3Key: string;
  /** The v2 key. */
  readonly secret: string;
}

/** Generate the keys of a sandbox; its certificates are valid for five years, like those of WeChat Pay. */
export async function createCredentials(): Promise<Credentials> {
  const [merchant, platform, publicKey] = await Promise.all([
    createCertifiedKey({ commonName: '1900000109', years: 5 }),
    createPlatformKey(),
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

/** Generate a platform key with its certificate. */
export function createPlatformKey(): Promise<CertifiedKey> {
  return createCertifiedKey({ commonName: 'platform', years: 5 });
}

/** The platform key that signs when a request names none. */
export type PlatformKeyKind = 'public-key' | 'certificate';
