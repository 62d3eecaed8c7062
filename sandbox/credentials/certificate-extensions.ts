import { createHash, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { identifier, sequence, tagged } from './der.js';

/** What a certificate of TLS is for, and by which names its server is known. */
export interface CertificatePurpose {
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Names and addresses of the server: `['localhost', '127.0.0.1', '::1']`. */
  readonly hosts: readonly string[];
  /** Whether other certificates are signed by it. */
  readonly isAuthority: boolean;
}

/** The extensions that TLS clients ask for, also those that are strict. */
export function writeExtensions({ publicKey, issuerKey, hosts, isAuthority }: CertificatePurpose): Buffer {
  const uses = isAuthority
    ? [extension(BASIC_CONSTRAINTS, sequence(tagged(0x01, Buffer.of(0xff))), true), extension(KEY_USAGE, SIGNS, true)]
    : [extension(EXTENDED_KEY_USAGE, sequence(SERVER, CLIENT))];
  return sequence(
    ...uses,
    extension(SUBJECT_KEY, tagged(0x04, keyIdentifier(publicKey))),
    extension(AUTHORITY_KEY, sequence(tagged(0x80, keyIdentifier(issuerKey)))),
    ...(hosts.length > 0 ? [extension(SUBJECT_NAMES, sequence(...hosts.map(writeHost)))] : []),
  );
}

const BASIC_CONSTRAINTS = identifier('551d13');
const KEY_USAGE = identifier('551d0f');
const EXTENDED_KEY_USAGE = identifier('551d25');
const SUBJECT_KEY = identifier('551d0e');
const AUTHORITY_KEY = identifier('551d23');
const SUBJECT_NAMES = identifier('551d11');
const SERVER = identifier('2b06010505070301');
const CLIENT = identifier('2b06010505070302');
/** keyCertSign and cRLSign. */
const SIGNS = tagged(0x03, Buffer.of(1, 0x06));

function extension(name: Buffer, value: Buffer, isCritical = false): Buffer {
  return sequence(name, ...(isCritical ? [tagged(0x01, Buffer.of(0xff))] : []), tagged(0x04, value));
}

function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(String(key.export({ format: 'jwk' }).n))
    .digest();
}

function writeHost(host: string): Buffer {
  if (isIPv4(host)) return tagged(0x87, Buffer.from(host.split('.').map(Number)));
  return isIPv6(host) ? tagged(0x87, writeIPv6(host)) : tagged(0x82, Buffer.from(host));
}

/** `::1` → sixteen bytes */
function writeIPv6(address: string): Buffer {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text = '') => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  return Buffer.from([...first, ...zeros, ...last].map((group) => group.padStart(4, '0')).join(''), 'hex');
}
