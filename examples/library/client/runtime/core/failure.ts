/** @noprettier */ /* eslint-disable */ /* biome-ignore-all lint: generated */ /* biome-ignore-all format: generated */
/* istanbul ignore file */ /* v8 ignore file */
import { ClientError } from './errors.js';

/** A failure of the network. */
export interface NetworkFailure {
  /** `ECONNREFUSED`, `UND_ERR_SOCKET`; empty without a code. */
  readonly code: string;
  readonly message: string;
  /** Whether the request was certainly not sent: the DNS lookup, the connection or the TLS handshake failed. */
  readonly unsent: boolean;
}

/** Thrown by our own `fetch` for a connection that failed before any byte of the request was written. */
export class UnsentError extends Error {
  override name = 'UnsentError';
}

/**
 * Classify the error of a `fetch`. fetch rejects with "fetch failed" and has the reason as its `cause`; for a host with
 * several addresses, it is a list of reasons. Unless the error proves that the request was not sent, it counts as sent.
 */
export function judgeFailure(error: unknown): NetworkFailure {
  const { code, message } = rootCause(error);
  return { code, message, unsent: isUnsent(error) };
}

/** No network stack has longer chains of causes; a circular one must end. */
const LONGEST_CHAIN = 8;

function rootCause(error: unknown): { readonly code: string; readonly message: string } {
  let root = error;
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    const next = reasonsOf(root)[0] ?? read(root, 'cause');
    if (typeof next !== 'object' || next === null) break;
    root = next;
  }
  return { code: textOf(root, 'code'), message: describeError(root) };
}

function isUnsent(error: unknown, depth = 0): boolean {
  if (depth > LONGEST_CHAIN || typeof error !== 'object' || error === null) return false;
  if (error instanceof UnsentError) return true;
  const reasons = reasonsOf(error);
  if (reasons.length > 0) return reasons.every((reason) => isUnsent(reason, depth + 1));
  const code = textOf(error, 'code');
  // The second is the name in node-fetch.
  const syscall = textOf(error, 'syscall') || textOf(error, 'erroredSysCall');
  if (syscall !== '') return syscall === 'connect' || syscall === 'getaddrinfo';
  if (code !== '') return UNSENT.some((codes) => codes.test(code));
  return read(error, 'message') === BLOCKED_PORT || isUnsent(read(error, 'cause'), depth + 1);
}

/** The reasons of an `AggregateError` of any realm. */
function reasonsOf(error: unknown): readonly unknown[] {
  const reasons = read(error, 'errors');
  return Array.isArray(reasons) ? reasons : [];
}

/** The message of Node's fetch, without a code, for ports that it never connects to: 9, 6000, … */
const BLOCKED_PORT = 'bad port';

/**
 * Codes that only occur while connecting: of undici, and for a server certificate that is refused in the handshake, which are
 * listed at https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const UNSENT: readonly RegExp[] = [
  /^(?:UND_ERR_CONNECT_TIMEOUT|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|PATH_LENGTH_EXCEEDED)$/,
  /^UNABLE_TO_(?:GET_(?:ISSUER_CERT|ISSUER_CERT_LOCALLY|CRL)|DECRYPT_(?:CERT|CRL)_SIGNATURE)$/,
  /^UNABLE_TO_(?:DECODE_ISSUER_PUBLIC_KEY|VERIFY_LEAF_SIGNATURE)$/,
  /^(?:CERT|CRL)_(?:SIGNATURE_FAILURE|NOT_YET_VALID|HAS_EXPIRED)$/,
  /^ERROR_IN_(?:CERT_NOT_(?:BEFORE|AFTER)|CRL_(?:LAST|NEXT)_UPDATE)_FIELD$/,
  /^(?:CERT_(?:CHAIN_TOO_LONG|REVOKED|UNTRUSTED|REJECTED)|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH)$/,
  /^ERR_TLS_CERT_ALTNAME_(?:INVALID|FORMAT)$/,
];

/** Describe any thrown value; never throws. */
export function describeError(error: unknown): string {
  const message = read(error, 'message');
  if (typeof message === 'string' && message !== '') return message;
  const code = textOf(error, 'code');
  if (code !== '') return code;
  try {
    return String(error);
  } catch {
    return typeof error;
  }
}

/** The class of an error, for logs. */
export function nameError(error: unknown): string {
  return textOf(error, 'name') || typeof error;
}

function textOf(error: unknown, member: string): string {
  const value = read(error, member);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Errors of another realm (Jest, an iframe) are not instances of our `Error`, so their members are read instead. */
function read(error: unknown, member: string): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  try {
    return Reflect.get(error, member);
  } catch {
    return undefined;
  }
}

/** Wrap an error from before anything was sent into a `ClientError`, unless it is one. */
export function toClientError(error: unknown, wrap: (reason: string) => ClientError): ClientError {
  return error instanceof ClientError ? error : wrap(describeError(error));
}
