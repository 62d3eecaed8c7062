/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import type { ExchangeOptions } from '../core/attempt.js';
import { exchange } from '../core/exchange.js';
import { isRecord } from '../core/is-record.js';
import { readBody } from '../core/read-body.js';
import { decodeText } from '../core/response-text.js';
import { openAesGcm } from './aes.js';
import { CallCount } from './call-count.js';
import { DecryptionError } from './errors.js';
import { readPublicKey } from './keys.js';
import type { Operation } from './operation.js';
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

/** The client that requests the certificates, and its options. */
export interface CertificateRequest {
  readonly settings: Settings;
  readonly apiV3Key: string;
  /** Keys from the options, which may have signed the list. */
  readonly given: readonly PlatformKey[];
  readonly options: ExchangeOptions;
}

/**
 * Fetch the platform's certificates. Each is sealed with the APIv3 key, which proves its origin; the list is then verified like
 * any response, with a key from the options or one of its own. Rejects like a call.
 */
export async function fetchCertificates(asked: CertificateRequest): Promise<readonly PlatformKey[]> {
  const call = { operation: OPERATION, request: {}, options: {} };
  const { settings } = asked;
  const platformKeys = onlyThese(asked.given, settings);
  const request = await writeV3(call, { settings, platformKeys, calls: new CallCount() });
  const read = (response: Response) => readCertificates(response, asked);
  return (await exchange({ ...request, read }, asked.options)).data;
}

async function readCertificates(response: Response, asked: CertificateRequest): Promise<readonly PlatformKey[]> {
  const { settings, apiV3Key, given } = asked;
  if (!response.ok) throw await readRefusal(response, OPERATION);
  const body = await readBody(response, settings.maxAnswerBytes);
  const listed = openCertificates(decodeText(body), apiV3Key);
  const header = (name: string) => response.headers.get(name) ?? undefined;
  const platformKeys = onlyThese([...given, ...listed], settings);
  const name = 'the answer to GET /v3/certificates';
  await verifyMessage({ name, operation: OPERATION.id, header, body }, { platformKeys, now: settings.now });
  return listed;
}

function onlyThese(keys: readonly PlatformKey[], { now }: Settings): PlatformKeys {
  return new PlatformKeys(keys, { fetchKeys: undefined, now });
}

/** Open the response of `GET /v3/certificates`. Throws a `DecryptionError` if `apiV3Key` does not open it. */
export function openCertificates(body: string, apiV3Key: string): readonly PlatformKey[] {
  const answer: unknown = JSON.parse(body);
  const list = isRecord(answer) && Array.isArray(answer['data']) ? answer['data'] : [];
  return list.map((entry: unknown) => openCertificate(entry, apiV3Key));
}

function openCertificate(entry: unknown, apiV3Key: string): PlatformKey {
  const sealed = isRecord(entry) ? entry['encrypt_certificate'] : undefined;
  if (!isRecord(entry) || !isRecord(sealed))
    throw new DecryptionError('The list of platform certificates is incomplete. Ask again.');
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
