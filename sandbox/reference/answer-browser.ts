import type { CallContext } from '../calls/call-context.js';
import type { CertifiedKey } from '../credentials/certified-key.js';
import { answerTries, TRY_PREFIX } from '../try/answer-tries.js';
import { createSender, type Destination } from '../try/send-request.js';
import { type AnswerReference, answerReference } from './answer-reference.js';

/** Serve the reference, and make the calls that are tried in it; `destination` is where this sandbox is. */
export function answerBrowser(
  context: CallContext,
  merchant: CertifiedKey,
  destination: () => Destination,
): AnswerReference {
  const reference = answerReference(context);
  const tries = answerTries({ context, merchant, send: createSender(merchant, destination) });
  return (request) => (request.target.startsWith(TRY_PREFIX) ? tries(request) : reference(request));
}
