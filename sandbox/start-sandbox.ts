import type { OpenApiDocument } from 'docwright';
import { answerCalls } from './calls/answer-calls.js';
import type { CallContext } from './calls/call-context.js';
import { clientOptionsOf, type SandboxClientOptions } from './credentials/client-options.js';
import { type Credentials, createCredentials, identityOf, listedCertificate } from './credentials/credentials.js';
import { listen } from './listen.js';
import { createChecker } from './pages/check-value.js';
import { createFinder } from './pages/find-calls.js';
import { readDocument } from './pages/read-document.js';
import { createResolver } from './pages/schemas.js';

export interface SandboxOptions {
  /** Folders of pages: `specs`. */
  readonly input?: string | readonly string[];
  /** What the pages describe, in place of `input`, where it is at hand. */
  readonly document?: OpenApiDocument;
  /** Default: a free one. */
  readonly port?: number;
  /** Default `127.0.0.1`, which other machines cannot reach. */
  readonly host?: string;
  /** Default: keys made for this sandbox alone, in memory. */
  readonly credentials?: Credentials;
  /** Answers that only the pages decide are the same for the same seed. */
  readonly seed?: string;
}

export interface RunningSandbox {
  /** With a slash at the end: `http://127.0.0.1:40123/`. */
  readonly url: string;
  /** What `createClient` takes to call this sandbox. */
  readonly clientOptions: SandboxClientOptions;
  close(): Promise<void>;
}

/** Start a WeChat Pay on this machine that answers what the pages describe. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const [document, credentials] = await Promise.all([readPages(options), options.credentials ?? createCredentials()]);
  const context = createContext(document, credentials, options.seed ?? '');
  const { host = '127.0.0.1', port = 0 } = options;
  const handler = answerCalls(context, () => undefined);
  const listening = await listen(handler, { identity: context.identity, host, port });
  const name = host.includes(':') ? `[${host}]` : host;
  const url = `http://${name}:${listening.port}/`;
  return { url, clientOptions: clientOptionsOf(credentials, url), close: listening.close };
}

async function readPages({ document, input }: SandboxOptions): Promise<OpenApiDocument> {
  if (document) return document;
  if (input === undefined) throw new TypeError('input is missing. Name the folders of the pages, such as specs.');
  const { openapi } = await import('docwright');
  return openapi({ input });
}

function createContext(document: OpenApiDocument, credentials: Credentials, seed: string): CallContext {
  const pages = readDocument(document);
  return {
    pages,
    find: createFinder(pages.calls),
    check: createChecker(document),
    resolve: createResolver(document),
    identity: identityOf(credentials),
    certificates: () => [listedCertificate(credentials.platform)],
    seed,
    scheme: 'http',
  };
}
