import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CertifiedKey, toPem } from './certified-key.js';
import { type Credentials, createCredentials, createPlatformKey } from './credentials.js';
import { readOrCreate } from './read-or-create.js';

/** The files in the folder of keys. */
export const files = {
  merchantKey: 'apiclient_key.pem',
  merchantCertificate: 'apiclient_cert.pem',
  platformKey: 'platform_key.pem',
  platformCertificate: 'platform_cert.pem',
  publicKeyKey: 'pub_key_private.pem',
  publicKey: 'pub_key.pem',
  apiV3Key: 'apiv3_key.txt',
  secret: 'v2_key.txt',
  names: 'names.json',
} as const;

/** Read the keys from a folder, or generate them on the first start. Only the owner can read the files. */
export async function loadCredentials(folder: string): Promise<Credentials> {
  const isThere = await stat(join(folder, files.names)).then(
    () => true,
    () => false,
  );
  if (!isThere) await writeCredentials(folder, await createCredentials());
  return readCredentials(folder);
}

/** The folder appears complete or not at all. When two sandboxes start at once, the later one reads what the other wrote. */
async function writeCredentials(folder: string, credentials: Credentials): Promise<void> {
  const { mchid, merchant, platform, publicKey, apiV3Key, secret } = credentials;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await chmod(draft, 0o700);
  const texts: Readonly<Record<string, string>> = {
    [files.merchantKey]: toPem(merchant.privateKey),
    [files.merchantCertificate]: merchant.certificate.toString(),
    [files.platformKey]: toPem(platform.privateKey),
    [files.platformCertificate]: platform.certificate.toString(),
    [files.publicKeyKey]: toPem(publicKey.privateKey),
    [files.publicKey]: publicKey.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    [files.apiV3Key]: apiV3Key,
    [files.secret]: secret,
    [files.names]: `${JSON.stringify({ mchid, publicKeyId: publicKey.id }, undefined, 2)}\n`,
    // Keys must not be committed.
    '.gitignore': '*\n',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(draft, name), text, { mode: 0o600 });
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}

async function readCredentials(folder: string): Promise<Credentials> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const names: { readonly mchid: string; readonly publicKeyId: string } = JSON.parse(await read(files.names));
  const privateKey = createPrivateKey(await read(files.publicKeyKey));
  return {
    mchid: names.mchid,
    merchant: certified(await read(files.merchantKey), await read(files.merchantCertificate)),
    platform: certified(await read(files.platformKey), await read(files.platformCertificate)),
    successors: await readSuccessors(folder),
    nextPlatformKey: async (count) => readPair(await readOrCreate(placeOf(folder, count), writePair)),
    publicKey: { id: names.publicKeyId, privateKey, publicKey: createPublicKey(privateKey) },
    apiV3Key: await read(files.apiV3Key),
    secret: await read(files.secret),
  };
}

/** Later platform keys with their certificates: `platform_1.pem`, `platform_2.pem`, … */
async function readSuccessors(folder: string): Promise<CertifiedKey[]> {
  const names = await readdir(folder);
  const count = names.filter((name) => /^platform_\d+\.pem$/.test(name)).length;
  const places = Array.from({ length: count }, (_, index) => placeOf(folder, index + 1));
  return Promise.all(places.map(async (place) => readPair(await readFile(place, 'utf8'))));
}

function placeOf(folder: string, count: number): string {
  return join(folder, `platform_${count}.pem`);
}

async function writePair(): Promise<string> {
  const { privateKey, certificate } = await createPlatformKey();
  return toPem(privateKey) + certificate.toString();
}

/** A file with both the key and the certificate, which parsers distinguish by their header lines. */
function readPair(pem: string): CertifiedKey {
  return certified(pem, pem);
}

function certified(key: string, certificate: string): CertifiedKey {
  return { privateKey: createPrivateKey(key), certificate: new X509Certificate(certificate) };
}
