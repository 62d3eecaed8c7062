import type { ListedCertificate } from '../certificates.js';
import type { Identity } from '../identity.js';
import type { CheckValue } from '../pages/check-value.js';
import type { DocumentedPages } from '../pages/documented-call.js';
import type { FindCalls } from '../pages/find-calls.js';
import type { Resolve } from '../pages/schemas.js';

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
