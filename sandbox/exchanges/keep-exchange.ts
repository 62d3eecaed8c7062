import type { Posted } from '../notifications/delivery.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import type { PreparedAnswer } from '../server/prepare-answer.js';
import { keepBody } from './keep-body.js';
import type { KeptExchange } from './kept-exchange.js';

/** When something began, and how many milliseconds it took. */
export interface Span {
  readonly at: Date;
  readonly duration: number;
}

/** What is remembered of a call and its answer. */
export function keepCall(request: ReceivedRequest, answer: PreparedAnswer, span: Span): Omit<KeptExchange, 'id'> {
  const { method, target, headers, body, parts } = request;
  const type = String(answer.headers['Content-Type']);
  return {
    kind: 'call',
    ...written(span),
    method,
    target,
    // Files are not signed as their pages say; nothing went wrong then.
    fault: answer.fault === 'unsigned' && !/json|xml/.test(type) ? undefined : answer.fault,
    request: { headers, body: keepBody(body, headers['content-type'] ?? '', parts) },
    answer: {
      status: answer.status,
      headers: answer.headers,
      body: keepBody(answer.body, type),
      signedText: answer.signedText,
    },
  };
}

/** What is remembered of an attempt at a notification. */
export function keepPosted({ delivery, headers, answer, at, duration }: Posted): Omit<KeptExchange, 'id'> {
  const { url = '', body, eventType: event, content, fault } = delivery;
  return {
    kind: 'notification',
    ...written({ at, duration }),
    method: 'POST',
    target: url,
    fault,
    request: { headers, body: keepBody(Buffer.from(body), '') },
    answer: answer && { ...answer, body: keepBody(Buffer.from(answer.text), '') },
    told: { event, content },
  };
}

function written({ at, duration }: Span) {
  return { at: at.toISOString(), duration: Math.round(duration * 10) / 10 };
}
