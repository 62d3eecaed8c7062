import { createPrivateKey, createPublicKey, KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../core/errors.js';
import type { KeyMaterial } from './options.js';

/** Read an RSA private key. Throws a `ConfigError` that names `option` and says what was found instead. */
export function readPrivateKey(material: KeyMaterial, option: string): KeyObject {
  if (material instanceof KeyObject) return requireRsa(material, 'private', option);
  const bytes = readMaterial(material, option);
  const label = pemLabel(bytes);
  if (label === 'ENCRYPTED PRIVATE KEY' || isLegacyEncrypted(bytes)) {
    throw new ConfigError(
      `${option} is protected by a passphrase. Give createPrivateKey({ key, passphrase }) from node:crypto.`,
    );
  }
  if (label && !label.endsWith('PRIVATE KEY')) throw wrongKind(option, label, 'a private key (apiclient_key.pem)');
  const key = attempt(
    () => createPrivateKey(label ? bytes : { key: bytes, format: 'der', type: 'pkcs8' }),
    () => createPrivateKey(label ? bytes : { key: bytes, format: 'der', type: 'pkcs1' }),
  );
  if (!key) throw new ConfigError(`${option} cannot be read as a private key. Give the whole of apiclient_key.pem.`);
  return requireRsa(key, 'private', option);
}

/** A public key, with the certificate that it came in, if any. */
export interface PublicKey {
  readonly key: KeyObject;
  readonly certificate: X509Certificate | undefined;
}

/** Read an RSA public key or a certificate. Throws a `ConfigError` that names `option` and says what was found instead. */
export function readPublicKey(material: KeyMaterial, option: string): PublicKey {
  if (material instanceof KeyObject) return { key: requireRsa(material, 'public', option), certificate: undefined };
  const bytes = readMaterial(material, option);
  const label = pemLabel(bytes);
  if (label?.includes('PRIVATE KEY')) throw wrongKind(option, label, "WeChat Pay's public key or certificate");
  const certificate = label?.endsWith('PUBLIC KEY') ? undefined : attempt(() => new X509Certificate(bytes));
  const key = certificate?.publicKey ?? readBareKey(bytes, label);
  if (!key) throw new ConfigError(`${option} cannot be read as a public key or certificate. Give the whole PEM file.`);
  return { key: requireRsa(key, 'public', option), certificate };
}

function readBareKey(bytes: Buffer, label: string | undefined): KeyObject | undefined {
  if (label) return attempt(() => createPublicKey(bytes));
  return attempt(
    () => createPublicKey({ key: bytes, format: 'der', type: 'spki' }),
    () => createPublicKey({ key: bytes, format: 'der', type: 'pkcs1' }),
  );
}

/** The bytes of a key, certificate or bundle, wherever they are. Throws a `ConfigError` that names `option`. */
export function readMaterial(material: string | Uint8Array | URL, option: string): Buffer {
  if (material instanceof Uint8Array) return Buffer.from(material);
  const text = String(material);
  if (text.startsWith('file://')) return readFile(new URL(text), option);
  if (text.includes('-----BEGIN')) return Buffer.from(text);
  if (/^[A-Za-z0-9+/\s]{64,}={0,2}\s*$/.test(text)) return Buffer.from(text, 'base64');
  throw new ConfigError(
    `${option} is neither PEM nor a file:// URL. For a file give pathToFileURL(path), or its content.`,
  );
}

function readFile(url: URL, option: string): Buffer {
  try {
    return readFileSync(url);
  } catch (cause) {
    throw new ConfigError(`${option}: ${url.pathname} cannot be read. See that the file is there and readable.`, {
      cause,
    });
  }
}

function pemLabel(bytes: Buffer): string | undefined {
  return /-----BEGIN ([A-Z0-9 ]+)-----/.exec(bytes.toString('latin1'))?.[1];
}

function isLegacyEncrypted(bytes: Buffer): boolean {
  return bytes.includes('Proc-Type: 4,ENCRYPTED');
}

function wrongKind(option: string, found: string, wanted: string): ConfigError {
  return new ConfigError(`${option} holds a ${found.toLowerCase()}. Give ${wanted}.`);
}

function requireRsa(key: KeyObject, type: 'private' | 'public', option: string): KeyObject {
  if (key.type !== type) throw new ConfigError(`${option} is a ${key.type} key. Give a ${type} key.`);
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new ConfigError(`${option} is a key of type ${key.asymmetricKeyType}. WeChat Pay uses RSA keys.`);
}

/** OpenSSL says only that it failed; what matters to the caller is told by the name of the option. */
function attempt<Result>(...readers: (() => Result)[]): Result | undefined {
  for (const read of readers) {
    try {
      return read();
    } catch {}
  }
  return undefined;
}
