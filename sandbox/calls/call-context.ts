import type { OpenApiDocument } from 'docwright';
import { type CheckValue, createChecker } from '../api-document/check-value.js';
import type { DocumentedPages } from '../api-document/documented-call.js';
import { createFinder, type FindCalls } from '../api-document/find-calls.js';
import { readDocument } from '../api-document/read-document.js';
import { createResolver, type Resolve } from '../api-document/schemas.js';
import type { PlatformKeys } from '../credentials/platform-keys.js';
import type { Identity } from '../protocol/identity.js';
import type { ListedCertificate } from '../protocol/list-certificates.js';

/** What all calls of a sandbox share. */
export interface CallContext {
  readonly pages: DocumentedPages;
  readonly find: FindCalls;
  readonly check: CheckValue;
  readonly resolve: Resolve;
  readonly identity: Identity;
  /** The platform's certificates that are valid now. */
  readonly certificates: () => readonly ListedCertificate[];
  /** The same seed gives the same sample responses. */
  readonly seed: string;
  /** The scheme of URLs in responses: `http` or `https`. */
  readonly scheme: string;
}

/** Create the context of a sandbox from the document of its API. */
export function createContext(
  document: OpenApiDocument,
  { identity, listed }: Pick<PlatformKeys, 'identity' | 'listed'>,
  { seed, scheme }: Pick<CallContext, 'seed' | 'scheme'>,
): CallContext {
  const pages = readDocument(document);
  return {
    pages,
    find: createFinder(pages.calls),
    check: createChecker(document),
    resolve: createResolver(document),
    identity,
    certificates: listed,
    seed,
    scheme,
  };
}
