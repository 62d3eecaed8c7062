import type { CallContext } from '../calls/call-context.js';
import type { CertifiedKey } from '../credentials/certified-key.js';
import type { Answer } from '../protocol/answer.js';
import { namedPlatform } from '../protocol/named-platform.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import { refuse } from '../protocol/refuse.js';
import { splitTarget } from '../protocol/split-target.js';
import type { Send } from './send-request.js';
import { showAnswer } from './show-answer.js';
import type { TriedCall } from './tried-call.js';
import { writeRequest } from './write-request.js';

/** Where calls are tried: what follows is their path. */
export const TRY_PREFIX = '/_sandbox/try/';

export interface TryOptions {
  readonly context: CallContext;
  readonly merchant: CertifiedKey;
  /** Sends to this sandbox alone. */
  readonly send: Send;
}

/** Make a call that was typed as the merchant would: sealed, signed, sent to this sandbox; its answer is verified, opened and shown. */
export function answerTries({ context, merchant, send }: TryOptions): (request: ReceivedRequest) => Promise<Answer> {
  return async (request) => {
    const target = splitTarget(request.target.slice(TRY_PREFIX.length - 1));
    const [found] = target ? context.find(request.method, target.path) : [];
    if (!target || !found) return wrong(404, `no page describes ${request.method} ${target?.path ?? request.target}`);
    // Whoever names a key of the platform seals with it, and is answered by it.
    const identity = namedPlatform(request, context.identity);
    return tryCall({ call: found.call, request, target, context: { ...context, identity }, merchant }, send);
  };
}

async function tryCall(tried: TriedCall, send: Send): Promise<Answer> {
  try {
    return showAnswer(await send(writeRequest(tried)), tried);
  } catch (error) {
    if (error instanceof RangeError) return wrong(400, error.message);
    if (!(error instanceof Error)) throw error;
    return error.name === 'TimeoutError' || error.name === 'AbortError'
      ? wrong(504, 'no answer came in 10 seconds')
      : wrong(502, `the answer did not come whole, or cannot be read: ${error.message}`);
  }
}

function wrong(status: number, message: string): Answer {
  return { ...refuse(status, 'SANDBOX_ERROR', message), fault: 'unsigned' };
}
