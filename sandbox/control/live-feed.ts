import type { ServerResponse } from 'node:http';
import type { Answer } from '../answer.js';
import type { ExchangeSummary } from '../exchanges/exchange.js';

/** What has become different, or all that there is of late. */
export interface Update {
  /** The oldest first. */
  readonly entries: readonly LiveEntry[];
  readonly exchanges: readonly ExchangeSummary[];
}

/** One thing as it is now: an order by its `out_trade_no`. */
export interface LiveEntry {
  readonly kind: string;
  readonly number: string;
  readonly value: object;
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
/** Milliseconds after which a line is sent, so that a reader who is gone is noticed. */
const HEARTBEAT = 15_000;

interface Reader {
  readonly response: ServerResponse;
  /** Whether it takes nothing more until what it was sent has gone out. */
  isFull: boolean;
  hasMissed: boolean;
}

/** A reader who is slow misses changes, and gets all at once when there is room again; nothing piles up for it. */
export function createLiveFeed(source: FeedSource): LiveFeed {
  const readers = new Set<Reader>();
  const changed = new Map<string, Changed>();
  let timer: NodeJS.Timeout | undefined;
  const write = (reader: Reader, event: string, update: Update) => {
    reader.isFull = !reader.response.write(toEvent(event, update));
  };
  const flush = () => {
    timer = undefined;
    const changes = source.take([...changed.values()]);
    changed.clear();
    for (const reader of readers) {
      if (reader.isFull) reader.hasMissed = true;
      else write(reader, 'changes', changes);
    }
  };
  const stream = (response: ServerResponse) => {
    const reader: Reader = { response, isFull: false, hasMissed: false };
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.on('close', () => readers.delete(reader));
    response.on('drain', () => {
      reader.isFull = false;
      if (reader.hasMissed) write(reader, 'state', source.takeAll());
      reader.hasMissed = false;
    });
    readers.add(reader);
    write(reader, 'state', source.takeAll());
  };
  const heartbeat = setInterval(() => {
    for (const { response, isFull } of readers) if (!isFull) response.write(':\n\n');
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
      for (const { response } of readers) response.end();
    },
  };
}

/** JSON has no line breaks of its own. */
function toEvent(event: string, update: Update): string {
  return `retry: 1000\nevent: ${event}\ndata: ${JSON.stringify(update)}\n\n`;
}
