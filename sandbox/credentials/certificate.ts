import { createHash, createSign, type KeyObject } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

interface CertificateRequest {
  /** Hexadecimal, with an even number of digits. */
  readonly serial: string;
  readonly commonName: string;
  readonly publicKey: KeyObject;
  /** The key of the issuer, whose name is `sandbox`; with the private key of `publicKey` the certificate is self-signed. */
  readonly issuerKey: KeyObject;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Host names and addresses of the server; default `127.0.0.1`. */
  readonly hosts?: readonly string[];
  /** Whether it may sign other certificates; default `false`. */
  readonly isAuthority?: boolean;
}

/** Issue an X.509 certificate as PEM. Node.js can only read certificates, and openssl may not be installed. */
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

/** The purpose of a TLS certificate, and the names of its server. */
interface CertificatePurpose {
  readonly publicKey: KeyObject;
  readonly issuerKey: KeyObject;
  /** Names and addresses of the server: `['localhost', '127.0.0.1', '::1']`. */
  readonly hosts: readonly string[];
  /** Whether it may sign other certificates. */
  readonly isAuthority: boolean;
}

/** The extensions that strict TLS clients require. */
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

/** A tagged DER value. */
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

/** A leading zero byte keeps the number positive. */
function integer(digits: Buffer): Buffer {
  return tagged(0x02, (digits[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.of(), digits);
}

/** An object identifier by its content bytes: `551d11` is 2.5.29.17. */
function identifier(hexadecimal: string): Buffer {
  return tagged(0x06, Buffer.from(hexadecimal, 'hex'));
}

/** As `20260101000000Z`. */
function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));
}
