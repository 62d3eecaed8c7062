import { isRecord } from '../core/codec.js';
import { type ExchangeOptions, exchange } from '../core/exchange.js';
import type { Operation } from '../core/operation.js';
import { readBody } from '../core/read-body.js';
import { openAesGcm } from './aes.js';
import { DecryptionError } from './errors.js';
import { readPublicKey } from './keys.js';
import { type PlatformKey, PlatformKeys, platformKey } from './platform-keys.js';
import { readRefusal } from './refusal.js';
import type { Settings } from './settings.js';
import { writeV3 } from './v3-request.js';
import { verifyMessage } from './verification.js';

const OPERATION: Operation = {
  id: 'openapi/v3/certificates#get',
  method: 'GET',
  url: '/v3/certificates',
  answer: 'json',
};

/**
 * Fetch the platform's certificates. Each is sealed under the APIv3 key, which proves where it comes from; the answer is
 * then verified with one of them. Throws as a call does.
 */
export async function fetchCertificates(
  settings: Settings,
  apiV3Key: string,
  options: ExchangeOptions,
): Promise<readonly PlatformKey[]> {
  const call = { operation: OPERATION, request: {}, options: {} };
  const none = new PlatformKeys([], { fetchKeys: undefined, now: settings.now });
  const request = await writeV3(call, { settings, platformKeys: none });
  const read = (response: Response) => readCertificates(response, settings, apiV3Key);
  return (await exchange({ ...request, read }, options)).data;
}

async function readCertificates(
  response: Response,
  { now, maxAnswerBytes }: Settings,
  apiV3Key: string,
): Promise<readonly PlatformKey[]> {
  if (!response.ok) throw await readRefusal(response, OPERATION);
  const body = await readBody(response, maxAnswerBytes);
  const keys = openCertificates(body.toString('utf8'), apiV3Key);
  const header = (name: string) => response.headers.get(name) ?? undefined;
  await verifyMessage({ header, body }, { platformKeys: new PlatformKeys(keys, { fetchKeys: undefined, now }), now });
  return keys;
}

/** Open the answer of `GET /v3/certificates`. Throws a `DecryptionError` when `apiV3Key` does not open it. */
export function openCertificates(body: string, apiV3Key: string): readonly PlatformKey[] {
  const answer: unknown = JSON.parse(body);
  const list = isRecord(answer) && Array.isArray(answer['data']) ? answer['data'] : [];
  return list.map((entry: unknown) => openCertificate(entry, apiV3Key));
}

function openCertificate(entry: unknown, apiV3Key: string): PlatformKey {
  const sealed = isRecord(entry) ? entry['encrypt_certificate'] : undefined;
  if (!isRecord(entry) || !isRecord(sealed))
    throw new DecryptionError('The list of platform certificates is not whole. Ask again.');
  const text = openAesGcm(
    {
      ciphertext: String(sealed['ciphertext']),
      nonce: String(sealed['nonce']),
      associatedData: String(sealed['associated_data'] ?? ''),
    },
    apiV3Key,
  );
  const serial = String(entry['serial_no']);
  const option = `the platform certificate ${serial}`;
  return platformKey(serial, readPublicKey(text, option), option);
}
