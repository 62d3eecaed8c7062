import type { Identity, PlatformIdentity } from '../protocol/identity.js';
import type { ListedCertificate } from '../protocol/list-certificates.js';
import type { CertifiedKey } from './certified-key.js';
import { type Credentials, createPlatformKey, type PlatformKeyKind } from './credentials.js';

/** The platform keys, including rotations. */
export interface PlatformKeys {
  /** The current identity: the signing key first, then older keys, which still open sealed members. */
  readonly identity: Identity;
  /** The valid certificates for `GET /v3/certificates`, the newest first. */
  listed(): readonly ListedCertificate[];
  /** Create another certificate, which signs from now on. The previous one stays valid for a day. */
  rotate(): Promise<ListedCertificate>;
}

/** Milliseconds for which a replaced certificate stays valid. */
const OVERLAP = 24 * 60 * 60 * 1000;

type Certificate = ListedCertificate & PlatformIdentity;

export function createPlatformKeys(credentials: Credentials, preferred: PlatformKeyKind): PlatformKeys {
  const { publicKey, platform, successors = [], nextPlatformKey = createPlatformKey } = credentials;
  const bare = { serial: publicKey.id, privateKey: publicKey.privateKey };
  const chain: [Certificate, ...Certificate[]] = [describe(platform)];
  const add = (key: CertifiedKey) => chain.unshift(describe(key));
  successors.forEach(add);
  const rotateNow = async () => {
    add(await nextPlatformKey(chain.length));
    return chain[0];
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    identity: {
      ...merchantOf(credentials),
      get platform(): Identity['platform'] {
        const [newest, ...older] = chain.length > 1 ? keepRecent(chain) : chain;
        return preferred === 'public-key' ? [bare, newest, ...older] : [newest, bare, ...older];
      },
    },
    listed: () => keepRecent(chain),
    rotate: () => {
      // Rotations run one after the other, because each is numbered by those before it.
      const rotated = last.then(rotateNow, rotateNow);
      last = rotated;
      return rotated;
    },
  };
}

function merchantOf({ mchid, merchant, apiV3Key, secret }: Credentials): Omit<Identity, 'platform'> {
  const { serialNumber: serial, publicKey } = merchant.certificate;
  return { merchant: { mchid, serial, publicKey }, apiV3Key, secret };
}

/** The newest certificate, and those that were replaced recently. */
function keepRecent([newest, ...older]: readonly [Certificate, ...Certificate[]]): [Certificate, ...Certificate[]] {
  let successor = newest;
  const recent = older.filter((certificate) => {
    const isRecent = Date.now() - successor.validFrom.getTime() < OVERLAP;
    successor = certificate;
    return isRecent;
  });
  return [newest, ...recent];
}

function describe({ certificate, privateKey }: CertifiedKey): Certificate {
  return {
    serial: certificate.serialNumber,
    privateKey,
    pem: certificate.toString(),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
  };
}
