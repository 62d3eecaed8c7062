import type { DocumentedCall } from '../api-document/documented-call.js';
import type { CallContext } from '../calls/call-context.js';
import type { CertifiedKey } from '../credentials/certified-key.js';
import type { Sealing } from '../messages/seal-value.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import type { Target } from '../protocol/split-target.js';

/** A call as entered by the user, not yet sealed and signed. */
export interface TriedCall {
  readonly call: DocumentedCall;
  readonly request: ReceivedRequest;
  readonly target: Target;
  readonly context: CallContext;
  /** The caller. */
  readonly merchant: CertifiedKey;
}

/** How the values of a request are sealed. */
export function sealingOf({ call, context }: TriedCall): Sealing {
  const { identity, resolve } = context;
  return { identity, resolve, isGlobal: call.isGlobal, sealedBy: 'merchant' };
}
