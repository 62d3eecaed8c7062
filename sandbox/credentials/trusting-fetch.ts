import type { CertifiedKey } from './certified-key.js';

/** What a generated client takes as `fetch`. */
export type SandboxFetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Make a `fetch` that trusts the certificate of one sandbox. To a call that is to show the merchant's certificate, a client
 * adds a dispatcher of its own, which knows no such authority: another one shows the certificate in its place.
 */
export async function createTrustingFetch(
  ca: string,
  { privateKey, certificate }: CertifiedKey,
): Promise<SandboxFetch> {
  const { Agent, fetch } = await import('undici');
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const plain = new Agent({ connect: { ca } });
  const certified = new Agent({ connect: { ca, key, cert: certificate.toString() } });
  return (url, init) => {
    const dispatcher = 'dispatcher' in init ? certified : plain;
    // undici is where Node's own comes from: its types are others, its values are alike.
    return fetch(url, { ...init, dispatcher } as Parameters<typeof fetch>[1]) as unknown as Promise<Response>;
  };
}
