import { createPublicKey } from 'node:crypto';
import type { DocumentedCall } from '../api-document/documented-call.js';
import type { Answer } from '../protocol/answer.js';
import { certificatesAnswer } from '../protocol/list-certificates.js';
import { xmlAnswer } from '../protocol/v2-signature.js';
import type { CallContext } from './call-context.js';

/** What no schema can say: answers that hold the keys of this sandbox. */
export function specialAnswer({ path }: DocumentedCall, { identity, certificates }: CallContext): Answer | undefined {
  if (path === '/v3/certificates') return certificatesAnswer(certificates(), identity);
  if (path !== '/risk/getpublickey') return undefined;
  const key = createPublicKey(identity.platform[0].privateKey).export({ type: 'pkcs1', format: 'pem' }).toString();
  return xmlAnswer(
    { return_code: 'SUCCESS', result_code: 'SUCCESS', mch_id: identity.merchant.mchid, pub_key: key },
    identity,
  );
}
