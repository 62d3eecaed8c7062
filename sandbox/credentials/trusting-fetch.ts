import { type CertifiedKey, toPem } from './certified-key.js';

/** The option `fetch` of a generated client. */
export type SandboxFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Create a `fetch` that trusts the certificate of one sandbox. For calls with the merchant's certificate a client passes
 * a dispatcher of its own, which does not trust that authority; it is replaced by one that does.
 */
export async function createTrustingFetch(
  ca: string,
  { privateKey, certificate }: CertifiedKey,
): Promise<SandboxFetch> {
  const { Agent, fetch } = await import('undici');
  const key = toPem(privateKey);
  const plain = new Agent({ connect: { ca } });
  const certified = new Agent({ connect: { ca, key, cert: certificate.toString() } });
  return (url, init) => {
    const dispatcher = 'dispatcher' in init ? certified : plain;
    // The `fetch` of Node.js is that of undici, but the types of the two differ.
    return fetch(url, { ...init, dispatcher } as Parameters<typeof fetch>[1]) as unknown as Promise<Response>;
  };
}
