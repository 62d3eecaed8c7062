import { generateKeyPairSync } from 'node:crypto';
import { issueCertificate } from '../../sandbox/credentials/certificate.js';
import type { Identity } from '../../sandbox/protocol/identity.js';
import { certificatesAnswer } from '../../sandbox/protocol/list-certificates.js';
import { identity } from '../runtime/identities.js';
import { connect, endOf, signedAnswer } from './connect.js';
import type { Runtime } from './load-runtime.js';

const serial = '1111111111111111';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** A platform whose key only another client of the process has. */
const stranger: Identity = { ...identity, platform: [{ serial, privateKey }] };

/** The result of a call whose response is signed with a key that was passed to another client. */
export function keyGivenToAnother(runtime: Runtime): Promise<string> {
  connect(runtime, () => Response.error(), { certs: { [serial]: publicKey } });
  return endOfStrangersAnswer(runtime);
}

/** The same for a key that another client fetched. */
export async function keyFetchedByAnother(runtime: Runtime): Promise<string> {
  const another = connect(runtime, ({ url }) =>
    signedAnswer(url.endsWith('/certificates') ? list() : '{}', { by: stranger }),
  );
  const first = await endOf(another.client.request('GET', '/v3/orders/1'));
  return first === 'succeeded' ? endOfStrangersAnswer(runtime) : `the other client: ${first}`;
}

function endOfStrangersAnswer(runtime: Runtime): Promise<string> {
  const { client } = connect(runtime, () => signedAnswer('{}', { by: stranger }), { apiV3Key: undefined });
  return endOf(client.request('GET', '/v3/orders/1'));
}

function list(): string {
  const [validFrom, validTo] = [new Date(Date.now() - 86_400_000), new Date(Date.now() + 86_400_000)];
  const pem = issueCertificate({
    serial,
    commonName: 'platform',
    publicKey,
    issuerKey: privateKey,
    validFrom,
    validTo,
  });
  return JSON.stringify(certificatesAnswer([{ serial, pem, validFrom, validTo }], stranger).json);
}
