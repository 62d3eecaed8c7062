import type { Identity } from './identity.js';
import type { ReceivedRequest } from './received-request.js';

/** The identity with the platform key that `Wechatpay-Serial` names, by which the request was sealed. */
export function namedPlatform({ headers }: ReceivedRequest, identity: Identity): Identity {
  const named = identity.platform.find(({ serial }) => serial === headers['wechatpay-serial']);
  return named ? { ...identity, platform: [named] } : identity;
}

/** The identity with the platform key that signs the response: the one that the request names, or the newest certificate when it names an older one. */
export function signingPlatform(request: ReceivedRequest, identity: Identity): Identity {
  const named = namedPlatform(request, identity);
  if (named === identity || isPublicKey(named.platform[0])) return named;
  const newest = identity.platform.find((key) => !isPublicKey(key));
  return newest ? { ...identity, platform: [newest] } : named;
}

function isPublicKey({ serial }: Identity['platform'][number]): boolean {
  return serial.startsWith('PUB_KEY_ID_');
}
