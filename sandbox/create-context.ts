import type { OpenApiDocument } from 'docwright';
import { createChecker } from './api-document/check-value.js';
import { createFinder } from './api-document/find-calls.js';
import { readDocument } from './api-document/read-document.js';
import { createResolver } from './api-document/schemas.js';
import type { CallContext } from './calls/call-context.js';
import type { PlatformKeys } from './credentials/platform-keys.js';
import type { SandboxOptions } from './sandbox-options.js';

/** Lay out what the calls of one sandbox share. */
export function createContext(document: OpenApiDocument, keys: PlatformKeys, options: SandboxOptions): CallContext {
  const { seed = '' } = options;
  const pages = readDocument(document);
  return {
    pages,
    find: createFinder(pages.calls),
    check: createChecker(document),
    resolve: createResolver(document),
    identity: keys.identity,
    certificates: keys.listed,
    seed,
    scheme: options.tls ? 'https' : 'http',
  };
}
