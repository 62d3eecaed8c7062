import type { CallContext } from '../calls/call-context.js';
import type { Target } from '../calls/split-target.js';
import type { CertifiedKey } from '../credentials/certified-key.js';
import type { DocumentedCall } from '../pages/documented-call.js';
import type { ReceivedRequest } from '../received-request.js';

/** A call as somebody typed it: neither sealed nor signed. */
export interface TriedCall {
  readonly call: DocumentedCall;
  readonly request: ReceivedRequest;
  readonly target: Target;
  readonly context: CallContext;
  /** Who calls. */
  readonly merchant: CertifiedKey;
}
