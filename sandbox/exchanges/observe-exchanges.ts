import type { CallContext } from '../calls/call-context.js';
import type { Credentials } from '../credentials/credentials.js';
import type { Posted } from '../notifications/delivery.js';
import { isOwnTarget } from '../protocol/is-own-target.js';
import type { ReceivedRequest } from '../protocol/received-request.js';
import type { PreparedAnswer } from '../server/prepare-answer.js';
import { createExchangeLog, type ExchangeLog } from './create-exchange-log.js';
import { describeExchange } from './describe-exchange.js';
import type { Exchange, ExchangeSummary } from './exchange.js';
import { keepCall, keepPosted, type Span } from './keep-exchange.js';
import { summarizeExchange } from './summarize-exchange.js';

/** Sees what comes and goes, and remembers it for a while. */
export interface ExchangeObserver {
  readonly log: ExchangeLog;
  /** Takes each answer; what is the sandbox's own is not remembered. */
  onAnswer(request: ReceivedRequest, answer: PreparedAnswer, span: Span): void;
  /** Takes each attempt at a notification. */
  onPosted(posted: Posted): void;
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
      if (!isOwnTarget(request.target)) log.add(keepCall(request, answer, span));
    },
    onPosted: (posted) => log.add(keepPosted(posted)),
    list: () => log.kept.map(summarizeExchange).reverse(),
    inspect: (id) => {
      const kept = log.find(id);
      return kept && describeExchange(kept, describing);
    },
  };
}
