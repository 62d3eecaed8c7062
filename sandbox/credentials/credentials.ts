import { type KeyObject, randomBytes, randomInt } from 'node:crypto';
import { type CertifiedKey, createCertified, makeKeyPair } from './certified-key.js';

/** The keys of one sandbox: those of its merchant, and those of its platform. */
export interface Credentials {
  readonly mchid: string;
  readonly merchant: CertifiedKey;
  /** The platform's certificate, which `GET /v3/certificates` gives. */
  readonly platform: CertifiedKey;
  /** Those that came after it, in their order. */
  readonly successors?: readonly CertifiedKey[];
  /** Makes one more, and keeps it where the others are kept; `count` is how many there are. */
  readonly nextPlatformKey?: (count: number) => Promise<CertifiedKey>;
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

/** Make a key of the platform, with its certificate. */
export function createPlatformKey(): Promise<CertifiedKey> {
  return createCertified({ commonName: 'platform', years: 5 });
}

/** Which key of the platform signs where a request names none. */
export type PlatformKeyKind = 'public-key' | 'certificate';
