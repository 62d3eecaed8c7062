import { missingPackage } from '../core/optional.js';

/** The MD5 of bytes, for signatures that ask for it; WebCrypto has none. */
export async function md5(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const legacy = await import('@noble/hashes/legacy.js');
    return legacy.md5(bytes);
  } catch (cause) {
    throw missingPackage('@noble/hashes', cause);
  }
}
