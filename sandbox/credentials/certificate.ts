import { createHash, createSign, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

interface CertificateRequest {
  /** Hexadecimal, an even number of digits. */
  readonly serial: string;
  readonly commonName: string;
  readonly publicKey: KeyObject;
  /** Signs the certificate under the name `sandbox`; that of `publicKey` makes it self-signed. */
  readonly issuerKey: KeyObject;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** How a TLS client knows the server; default `127.0.0.1`. */
  readonly hosts?: readonly string[];
  /** Whether other certificates are signed by it; default `false`. */
  readonly isAuthority?: boolean;
}

/** Issue an X.509 certificate, as PEM. Node reads certificates but makes none, and tests should need no other program. */
export function issueCertificate(request: CertificateRequest): string {
  const { hosts = ['127.0.0.1'], isAuthority = false } = request;
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.from(request.serial, 'hex')),
    SHA256_RSA,
    name('sandbox'),
    sequence(time(request.validFrom), time(request.validTo)),
    name(request.commonName),
    request.publicKey.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, writeExtensions({ ...request, hosts, isAuthority })),
  );
  const signature = createSign('RSA-SHA256').update(body).sign(request.issuerKey);
  const certificate = sequence(body, SHA256_RSA, tagged(0x03, Buffer.of(0), signature));
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function name(commonName: string): Buffer {
  const attribute = sequence(identifier('550403'), tagged(0x0c, Buffer.from(commonName)));
  return sequence(tagged(0x31, attribute));
}

/** 1.2.840.113549.1.1.11 */
const SHA256_RSA = sequence(identifier('2a864886f70d01010b'), tagged(0x05));

/** What a certificate of TLS is for, and by which names its server is known. */
interface CertificatePurpose {
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Names and addresses of the server: `['localhost', '127.0.0.1', '::1']`. */
  readonly hosts: readonly string[];
  /** Whether other certificates are signed by it. */
  readonly isAuthority: boolean;
}

/** The extensions that TLS clients ask for, also those that are strict. */
function writeExtensions({ publicKey, issuerKey, hosts, isAuthority }: CertificatePurpose): Buffer {
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

/** A value of DER under a tag. */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), length(content.length), content]);
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.of(size);
  const digits = Buffer.from(size.toString(16).padStart(size > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.from([0x80 | digits.length, ...digits]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

/** A leading zero keeps a number that begins with a set bit positive. */
function integer(digits: Buffer): Buffer {
  return tagged(0x02, (digits[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.of(), digits);
}

/** `2.5.29.17`, given by the bytes after its tag: `551d11`. */
function identifier(hexadecimal: string): Buffer {
  return tagged(0x06, Buffer.from(hexadecimal, 'hex'));
}

/** As `20260101000000Z`. */
function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));
}
