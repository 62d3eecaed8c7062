import { createPrivateKey, X509Certificate } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type CertifiedKey, certify, createCertifiedKey, makeKeyPair, toPem } from './certified-key.js';
import { readOrCreate } from './read-or-create.js';

/** The certificate of a TLS server, and the authority that clients have to trust. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
  /** The certificate of the authority, which signs for this sandbox only. */
  readonly ca: string;
}

/** The file of the authority's certificate, in the folder of keys. */
export const AUTHORITY_FILE = 'ca_cert.pem';

const AUTHORITY = { commonName: 'sandbox', years: 20, isAuthority: true, hosts: [] };

/** Create an authority for one sandbox. */
export function createAuthority(): Promise<CertifiedKey> {
  return createCertifiedKey(AUTHORITY);
}

/** Read the authority from a folder of keys, or create it. */
export async function loadAuthority(folder: string): Promise<CertifiedKey> {
  const key = await readOrCreate(join(folder, 'ca_key.pem'), async () => toPem((await makeKeyPair()).privateKey));
  const privateKey = createPrivateKey(key);
  const pem = await readOrCreate(join(folder, AUTHORITY_FILE), () => certify(privateKey, AUTHORITY).toString());
  return { privateKey, certificate: new X509Certificate(pem) };
}

/** Create the certificate of a server on `host`, valid for a year and for every local name. */
export async function certifyServer(authority: CertifiedKey, host: string): Promise<ServerCertificate> {
  const hosts = [...new Set(['localhost', '127.0.0.1', '::1', hostname(), host])];
  const certification = { commonName: 'localhost', years: 1, issuerKey: authority.privateKey, hosts };
  const server = await createCertifiedKey(certification);
  return { key: toPem(server.privateKey), cert: server.certificate.toString(), ca: authority.certificate.toString() };
}
