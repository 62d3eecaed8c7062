import type { CheckValue } from '../api-document/check-value.js';
import type { DocumentedPages } from '../api-document/documented-call.js';
import type { FindCalls } from '../api-document/find-calls.js';
import type { Resolve } from '../api-document/schemas.js';
import type { Identity } from '../protocol/identity.js';
import type { ListedCertificate } from '../protocol/list-certificates.js';

/** What the calls of one sandbox share. */
export interface CallContext {
  readonly pages: DocumentedPages;
  readonly find: FindCalls;
  readonly check: CheckValue;
  readonly resolve: Resolve;
  readonly identity: Identity;
  /** The platform's certificates that are valid now. */
  readonly certificates: () => readonly ListedCertificate[];
  /** Answers that nothing else decides are the same for the same seed. */
  readonly seed: string;
  /** `http` or `https`, for addresses in answers. */
  readonly scheme: string;
}
