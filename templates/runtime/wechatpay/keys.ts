import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../core/errors.js';
import { normaliseKey, readBlocks } from './key-text.js';
import type { KeyMaterial } from './options.js';

/** Read an RSA private key. Throws a `ConfigError` that names `option` and the value that was found instead. */
export function readPrivateKey(material: KeyMaterial, option: string): KeyObject {
  if (isKeyObject(material)) return requireRsa(material, 'private', option);
  const bytes = readMaterial(material, option);
  const blocks = readBlocks(bytes);
  const block = blocks.find(({ label }) => label?.endsWith('PRIVATE KEY')) ?? blocks[0];
  if (bytes.includes('Proc-Type: 4,ENCRYPTED') || block?.label === 'ENCRYPTED PRIVATE KEY') {
    throw new ConfigError(
      `${option} is protected by a passphrase. Pass createPrivateKey({ key, passphrase }) from node:crypto.`,
    );
  }
  if (block === undefined)
    throw unreadable(bytes, option, 'a private key. Pass the whole content of apiclient_key.pem');
  const { label, der } = block;
  if (label === 'OPENSSH PRIVATE KEY')
    throw new ConfigError(`${option} is in the form of OpenSSH. Convert it: ssh-keygen -p -m PEM -f <file>.`);
  if (label && !label.endsWith('PRIVATE KEY')) throw wrongKind(option, label, PRIVATE_KEY);
  // PKCS#8 often has the label of PKCS#1, and the other way round.
  const key = readBarePrivateKey(der);
  if (key) return requireRsa(key, 'private', option);
  if (attempt(() => new X509Certificate(der))) throw wrongKind(option, 'certificate', PRIVATE_KEY);
  if (readBareKey(der)) throw wrongKind(option, 'public key', PRIVATE_KEY);
  throw unreadable(der, option, 'a private key. Pass the whole content of apiclient_key.pem');
}

const PRIVATE_KEY = 'a private key (apiclient_key.pem)';
const PUBLIC_KEY = "WeChat Pay's public key or certificate";

/** A public key, with its certificate, if any. */
export interface PublicKey {
  readonly key: KeyObject;
  readonly certificate: X509Certificate | undefined;
}

/** Read an RSA public key or a certificate. Throws a `ConfigError` that names `option` and the value that was found instead. */
export function readPublicKey(material: KeyMaterial, option: string): PublicKey {
  if (isKeyObject(material)) return { key: requireRsa(material, 'public', option), certificate: undefined };
  const bytes = readMaterial(material, option);
  const blocks = readBlocks(bytes);
  const secret = blocks.find(({ label }) => label?.endsWith('PRIVATE KEY'))?.label;
  if (secret) throw wrongKind(option, secret, PUBLIC_KEY);
  const { der } = blocks[0] ?? { der: bytes };
  const certificate = attempt(() => new X509Certificate(der));
  const key = certificate?.publicKey ?? readBareKey(der);
  // Node also accepts a private key as a public one.
  if (!certificate && readBarePrivateKey(der)) throw wrongKind(option, 'private key', PUBLIC_KEY);
  if (key) return { key: requireRsa(key, 'public', option), certificate };
  throw unreadable(der, option, 'a public key or certificate. Pass the whole PEM file');
}

function readBarePrivateKey(der: Buffer): KeyObject | undefined {
  return attempt(
    () => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    () => createPrivateKey({ key: der, format: 'der', type: 'pkcs1' }),
    () => createPrivateKey({ key: der, format: 'der', type: 'sec1' }),
  );
}

function readBareKey(der: Buffer): KeyObject | undefined {
  return attempt(
    () => createPublicKey({ key: der, format: 'der', type: 'spki' }),
    () => createPublicKey({ key: der, format: 'der', type: 'pkcs1' }),
  );
}

/**
 * Read a key, certificate or bundle from a value or file: PEM with restored line ends, or DER. Throws a `ConfigError` that
 * names `option`.
 */
export function readMaterial(material: string | Uint8Array | URL, option: string): Buffer {
  if (ArrayBuffer.isView(material)) return normaliseKey(Buffer.from(material), option);
  const text = String(material).trim();
  if (text.startsWith('file://')) return normaliseKey(readFile(text, option), option);
  return normaliseKey(text, option);
}

/** Read a PKCS#12 bundle: bytes, their base64, or a file. Throws a `ConfigError` that names `option`. */
export function readBundle(material: string | Uint8Array | URL, option: string): Buffer {
  if (ArrayBuffer.isView(material)) return Buffer.from(material);
  const text = String(material).trim();
  if (text.startsWith('file://')) return readFile(text, option);
  const base64 = text.replace(/\s|\\n|["']/g, '');
  if (/^[A-Za-z0-9+/]{64,}={0,2}$/.test(base64)) return Buffer.from(base64, 'base64');
  throw new ConfigError(`${option} is not a bundle. Pass the bytes of apiclient_cert.p12, or pathToFileURL(path).`);
}

function readFile(address: string, option: string): Buffer {
  try {
    return readFileSync(new URL(address));
  } catch (cause) {
    const path = URL.canParse(address) ? new URL(address).pathname : address;
    throw new ConfigError(`${option}: ${path} cannot be read. Check that the file is there and readable.`, { cause });
  }
}

/** A `KeyObject` of another realm is not an instance of ours. */
function isKeyObject(material: unknown): material is KeyObject {
  return typeof material === 'object' && material !== null && 'asymmetricKeyType' in material;
}

/** The error for an unreadable key. DER begins with its length, so a cut is detected; a bundle begins with its version, 3. */
function unreadable(der: Buffer, option: string, wanted: string): ConfigError {
  const isLong = der[0] === 0x30 && der[1] === 0x82;
  if (isLong && der.subarray(4, 7).equals(Buffer.from([2, 1, 3])))
    return new ConfigError(
      `${option} is a PKCS#12 bundle (apiclient_cert.p12), not ${wanted}; v2 takes it as merchant.pfx.`,
    );
  const length = isLong ? der.readUInt16BE(2) + 4 : der.length;
  const lost = length > der.length ? `: it was cut, ${der.length} of ${length} bytes are there` : '';
  return new ConfigError(`${option} cannot be read as ${wanted}${lost}.`);
}

function wrongKind(option: string, found: string, wanted: string): ConfigError {
  return new ConfigError(`${option} holds a ${found.toLowerCase()}. Pass ${wanted}.`);
}

function requireRsa(key: KeyObject, type: 'private' | 'public', option: string): KeyObject {
  if (key.type !== type) throw new ConfigError(`${option} is a ${key.type} key. Pass a ${type} key.`);
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new ConfigError(`${option} is a key of type ${key.asymmetricKeyType}. WeChat Pay uses RSA keys.`);
}

/** Try readers in turn. Errors of OpenSSL are dropped, since the name of the option helps the caller more. */
function attempt<Result>(...readers: (() => Result)[]): Result | undefined {
  for (const read of readers) {
    try {
      return read();
    } catch {}
  }
  return undefined;
}
