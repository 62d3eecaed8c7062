import type { CallContext } from '../calls/call-context.js';
import type { Credentials } from '../credentials/credentials.js';
import type { SentAttempt } from '../notifications/delivery.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import type { Span } from '../server/http-server.js';
import type { PreparedAnswer } from '../server/send-answer.js';
import { createExchangeLog, type ExchangeLog } from './create-exchange-log.js';
import { describeExchange } from './describe-exchange.js';
import type { Exchange, ExchangeSummary } from './exchange.js';
import { storeBody } from './store-body.js';
import type { StoredExchange } from './stored-exchange.js';
import { summarizeExchange } from './summarize-exchange.js';

/** Records calls and notifications. */
export interface ExchangeObserver {
  readonly log: ExchangeLog;
  /** Record a call, unless it is one to the sandbox itself. */
  onAnswer(request: ReceivedRequest, answer: PreparedAnswer, span: Span): void;
  /** Record an attempt to deliver a notification. */
  onAttempt(posted: SentAttempt): void;
  /** The newest first. */
  list(): readonly ExchangeSummary[];
  inspect(id: string): Exchange | undefined;
}

export function observeExchanges(context: CallContext, { merchant }: Credentials): ExchangeObserver {
  const log = createExchangeLog();
  const describing = { ...context, calls: context.pages.calls, merchantKey: merchant.privateKey };
  return {
    log,
    onAnswer: (request, answer, span) => {
      if (!isOwnTarget(request.target)) log.add(storeCall(request, answer, span));
    },
    onAttempt: (posted) => log.add(storeAttempt(posted)),
    list: () => log.kept.map(summarizeExchange).reverse(),
    inspect: (id) => {
      const kept = log.find(id);
      return kept && describeExchange(kept, describing);
    },
  };
}

/** The stored form of a call. */
function storeCall(request: ReceivedRequest, answer: PreparedAnswer, span: Span): Omit<StoredExchange, 'id'> {
  const { method, target, headers, body, parts } = request;
  const type = String(answer.headers['Content-Type']);
  return {
    kind: 'call',
    ...written(span),
    method,
    target,
    // Files are documented as unsigned; that is not a fault.
    fault: answer.fault === 'unsigned' && !/json|xml/.test(type) ? undefined : answer.fault,
    request: { headers, body: storeBody(body, headers['content-type'] ?? '', parts) },
    answer: {
      status: answer.status,
      headers: answer.headers,
      body: storeBody(answer.body, type),
      signedText: answer.signedText,
    },
  };
}

/** The stored form of an attempt to deliver a notification. */
function storeAttempt({ delivery, headers, answer, at, duration }: SentAttempt): Omit<StoredExchange, 'id'> {
  const { url = '', body, eventType: event, content, fault } = delivery;
  return {
    kind: 'notification',
    ...written({ at, duration }),
    method: 'POST',
    target: url,
    fault,
    request: { headers, body: storeBody(Buffer.from(body), '') },
    answer: answer && { ...answer, body: storeBody(Buffer.from(answer.text), '') },
    notification: { event, content },
  };
}

function written({ at, duration }: Span) {
  return { at: at.toISOString(), duration: Math.round(duration * 10) / 10 };
}
