import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { Credentials } from './credentials.js';
import { files } from './load-credentials.js';
import { AUTHORITY_FILE } from './server-certificate.js';
import type { SandboxFetch } from './trusting-fetch.js';

/** Options for `createClient` of a generated client, so that it calls a sandbox. */
export interface SandboxClientOptions {
  readonly mchid: string;
  readonly serial: string;
  readonly privateKey: KeyObject;
  readonly certs: Readonly<Record<string, KeyObject | string>>;
  readonly apiV3Key: string;
  readonly secret: string;
  readonly bankKey: KeyObject;
  readonly merchant: { readonly cert: string; readonly key: KeyObject };
  readonly baseUrl: string;
  /** With TLS: a `fetch` that trusts this sandbox. */
  readonly fetch?: SandboxFetch;
}

/** The options of a client for the sandbox at `baseUrl`. */
export function clientOptionsOf(credentials: Credentials, baseUrl: string): SandboxClientOptions {
  const { mchid, merchant, platform, publicKey, apiV3Key, secret } = credentials;
  return {
    mchid,
    serial: merchant.certificate.serialNumber,
    privateKey: merchant.privateKey,
    certs: {
      [publicKey.id]: publicKey.publicKey,
      [platform.certificate.serialNumber]: platform.certificate.toString(),
    },
    apiV3Key,
    secret,
    bankKey: publicKey.publicKey,
    merchant: { cert: merchant.certificate.toString(), key: merchant.privateKey },
    baseUrl,
  };
}

/** How to call the sandbox, as the command line and the page of the sandbox show it: with the files of keys, never with keys. */
export interface ClientSetup {
  /** `createClient({ … })`, to paste into a program. */
  readonly snippet: string;
  /** Single values to copy, such as identifiers, URLs and paths of files: `{ name: 'mchid', value: '1900000109' }`. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

interface Place {
  /** The folder of the keys; `undefined` when they are only in memory. */
  readonly folder: string | undefined;
  readonly baseUrl: string;
}

/** Describe how to call the sandbox at `baseUrl`. The text contains no secrets, only the files of keys. */
export function describeSetup(credentials: Credentials, { folder, baseUrl }: Place): ClientSetup {
  const names = [
    { name: 'baseUrl', value: baseUrl },
    { name: 'mchid', value: credentials.mchid },
    { name: 'serial', value: credentials.merchant.certificate.serialNumber },
    { name: 'PUB_KEY_ID', value: credentials.publicKey.id },
  ];
  if (folder === undefined) return { snippet: 'createClient(sandbox.clientOptions);\n', values: names };
  const isTls = baseUrl.startsWith('https:');
  const paths = [
    ...[files.merchantKey, files.publicKey, files.apiV3Key, files.secret],
    ...(isTls ? [files.merchantCertificate, AUTHORITY_FILE] : []),
  ].map((name) => ({ name, value: join(folder, name) }));
  return { snippet: printClientOptions(credentials, { folder, baseUrl }), values: [...names, ...paths] };
}

function printClientOptions(
  { mchid, merchant, publicKey }: Credentials,
  { folder, baseUrl }: { readonly folder: string; readonly baseUrl: string },
): string {
  const isTls = baseUrl.startsWith('https:');
  const read = (name: string) => `readFileSync(${JSON.stringify(join(folder, name))}, 'utf8')`;
  const trust = isTls ? `NODE_EXTRA_CA_CERTS=${JSON.stringify(join(folder, AUTHORITY_FILE))}\n\n` : '';
  const certified = isTls
    ? `\n  merchant: { cert: ${read(files.merchantCertificate)}, key: ${read(files.merchantKey)} },`
    : '';
  return `${trust}createClient({
  mchid: '${mchid}',
  serial: '${merchant.certificate.serialNumber}',
  privateKey: ${read(files.merchantKey)},
  certs: { '${publicKey.id}': ${read(files.publicKey)} },
  apiV3Key: ${read(files.apiV3Key)},
  secret: ${read(files.secret)},${certified}
  baseUrl: '${baseUrl}',
});
`;
}
