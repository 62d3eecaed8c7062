import type { ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ServerCertificate } from '../credentials/server-certificate.js';
import type { Identity } from '../protocol/identity.js';

/** Let clients show a certificate, whichever they have; each call decides whether it needs one. */
export function acceptCertificates({ key, cert, ca }: ServerCertificate): ServerOptions {
  return { key, cert, ca, requestCert: true, rejectUnauthorized: false };
}

/** Whether the client of a connection has shown the merchant's certificate, whose key it holds then. */
export function isCertified(socket: Socket, { merchant }: Identity): boolean {
  const shown = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  return shown?.serialNumber === merchant.serial && shown.publicKey.equals(merchant.publicKey);
}
