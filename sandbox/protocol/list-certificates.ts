import type { Answer } from './answer.js';
import type { Identity } from './identity.js';
import { seal } from './notification.js';

export interface ListedCertificate {
  readonly serial: string;
  readonly pem: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** The response to `GET /v3/certificates`. */
export function certificatesAnswer(certificates: readonly ListedCertificate[], identity: Identity): Answer {
  const data = certificates.map(({ serial, pem, validFrom, validTo }) => ({
    serial_no: serial,
    effective_time: validFrom.toISOString(),
    expire_time: validTo.toISOString(),
    encrypt_certificate: { algorithm: 'AEAD_AES_256_GCM', ...seal(pem, 'certificate', identity) },
  }));
  return { json: { data } };
}
