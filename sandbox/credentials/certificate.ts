import { createSign, type KeyObject } from 'node:crypto';
import { writeExtensions } from './certificate-extensions.js';
import { identifier, integer, sequence, tagged, time } from './der.js';

export interface CertificateRequest {
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
