import { createSign, type KeyObject } from 'node:crypto';

export interface CertificateRequest {
  /** Hexadecimal, an even number of digits. */
  readonly serial: string;
  readonly commonName: string;
  readonly publicKey: KeyObject;
  /** Signs the certificate under the name `sandbox`; that of `publicKey` makes it self-signed. */
  readonly issuerKey: KeyObject;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** Issue an X.509 certificate, as PEM. Node reads certificates but makes none, and tests should need no other program. */
export function issueCertificate(request: CertificateRequest): string {
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(Buffer.from(request.serial, 'hex')),
    SHA256_RSA,
    name('sandbox'),
    sequence(time(request.validFrom), time(request.validTo)),
    name(request.commonName),
    request.publicKey.export({ format: 'der', type: 'spki' }),
    tagged(0xa3, sequence(SUBJECT_ALT_NAME)),
  );
  const signature = createSign('RSA-SHA256').update(body).sign(request.issuerKey);
  const certificate = sequence(body, SHA256_RSA, tagged(0x03, Buffer.of(0), signature));
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

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

function name(commonName: string): Buffer {
  const attribute = sequence(tagged(0x06, Buffer.of(0x55, 4, 3)), tagged(0x0c, Buffer.from(commonName)));
  return sequence(tagged(0x31, attribute));
}

/** As `20260101000000Z`. */
function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+Z/g, '')}Z`));
}

/** 1.2.840.113549.1.1.11 */
const SHA256_RSA = sequence(tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')), tagged(0x05));

/** IP:127.0.0.1, by which a TLS client knows the server. */
const SUBJECT_ALT_NAME = sequence(
  tagged(0x06, Buffer.of(0x55, 0x1d, 0x11)),
  tagged(0x04, sequence(tagged(0x87, Buffer.of(127, 0, 0, 1)))),
);
