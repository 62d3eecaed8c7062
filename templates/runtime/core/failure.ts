/** What stopped a request, as the network said it. */
export interface NetworkFailure {
  /** `ECONNREFUSED`, `UND_ERR_SOCKET`; empty when it has none. */
  readonly code: string;
  /** What the system was doing: `connect`, `read`; empty when that is not told. */
  readonly syscall: string;
  readonly message: string;
}

/** fetch says "fetch failed" and hangs the reason on `cause`; a host with several addresses hangs a list there. */
export function rootCause(error: unknown): NetworkFailure {
  let root = error;
  for (let depth = 0; depth < 5 && root instanceof Error; depth += 1) {
    const next: unknown = root instanceof AggregateError ? root.errors[0] : root.cause;
    if (!(next instanceof Error)) break;
    root = next;
  }
  if (!(root instanceof Error)) return { code: '', syscall: '', message: String(root) };
  return { code: textOf(root, 'code'), syscall: textOf(root, 'syscall'), message: root.message };
}

function textOf(error: Error, member: string): string {
  const value: unknown = Reflect.get(error, member);
  return value === undefined ? '' : String(value);
}

/** Failures before the first byte of a request: nothing has happened at the server. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  // Of Bun.
  'ConnectionRefused',
]);

/** Whether a request certainly never reached the server. */
export function isUnsent({ code, syscall, message }: NetworkFailure): boolean {
  if (UNSENT.has(code) || syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return true;
  // Deno has no code, but tells when it failed.
  return code === '' && message.includes('client error (Connect)');
}

/** Whether a request was refused for what it says, before anything was sent. */
export function isUnsendable(code: string): boolean {
  return code === 'UND_ERR_INVALID_ARG' || /^ERR_(INVALID_(ARG|CHAR|HTTP_TOKEN)|UNESCAPED)/.test(code);
}
