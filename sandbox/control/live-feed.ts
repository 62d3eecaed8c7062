import type { ServerResponse } from 'node:http';
import type { ExchangeSummary } from '../exchanges/exchange.js';
import type { Answer } from '../protocol/answer.js';
import { createFeedReader, type FeedReader } from './feed-reader.js';

/** What has become different, or all that there is of late; the oldest first. */
export interface Update {
  readonly entries: readonly LiveEntry[];
  readonly exchanges: readonly ExchangeSummary[];
}

/** One thing as it is now: an order by its `out_trade_no`; without a value when it is no more. */
export interface LiveEntry {
  readonly kind: string;
  readonly number: string;
  readonly value?: object;
}

/** What has become different: `{ kind: 'orders', number: 'TEA1' }`. */
export type Changed = Pick<LiveEntry, 'kind' | 'number'>;

export interface FeedSource {
  /** All that a reader has to know who comes now. */
  takeAll(): Update;
  /** These as they are now. */
  take(changed: readonly Changed[]): Update;
}

/** Server-sent events: `state` with all that there is, then `changes`. */
export interface LiveFeed {
  /** Tell readers of a change, soon and together with others. */
  tell(changed: Changed): void;
  /** An answer that goes on until its reader leaves. */
  follow(): Answer;
  close(): void;
}

/** Milliseconds in which changes are gathered. */
const PAUSE = 50;
/** Milliseconds from one sign of life to the next. */
const HEARTBEAT = 15_000;

export function createLiveFeed(source: FeedSource): LiveFeed {
  const readers = new Set<FeedReader>();
  const changed = new Map<string, Changed>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const changes = source.take([...changed.values()]);
    changed.clear();
    for (const reader of readers) reader.tell(changes);
  };
  const stream = (response: ServerResponse) => {
    const reader = createFeedReader(response, source.takeAll);
    readers.add(reader);
    response.on('close', () => readers.delete(reader));
  };
  const heartbeat = setInterval(() => {
    for (const reader of readers) reader.beat();
  }, HEARTBEAT).unref();
  return {
    tell: (change) => {
      if (readers.size === 0) return;
      changed.set(`${change.kind} ${change.number}`, change);
      timer ??= setTimeout(flush, PAUSE).unref();
    },
    follow: () => ({ stream }),
    close: () => {
      clearTimeout(timer);
      clearInterval(heartbeat);
      for (const reader of readers) reader.end();
    },
  };
}
