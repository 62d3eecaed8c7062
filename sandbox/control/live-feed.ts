import type { ServerResponse } from 'node:http';
import type { ExchangeLog } from '../exchanges/create-exchange-log.js';
import type { ExchangeSummary } from '../exchanges/exchange.js';
import { summarizeExchange } from '../exchanges/summarize-exchange.js';
import type { Answer } from '../protocol/answer.js';
import type { Simulation } from '../simulation/create-simulation.js';

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
type Changed = Pick<LiveEntry, 'kind' | 'number'>;

interface FeedSource {
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

/** Somebody who follows what happens. */
interface FeedReader {
  /** Send changes. A reader who is slow misses them, and gets all at once when there is room again; nothing piles up. */
  tell(changes: Update): void;
  /** Send a line that means nothing, so that a reader who is gone is noticed. */
  beat(): void;
  end(): void;
}

/** Begin to write events to a response: first all that there is. */
function createFeedReader(response: ServerResponse, takeAll: () => Update): FeedReader {
  let [isFull, hasMissed] = [false, false];
  const write = (event: string, update: Update) => {
    isFull = !response.write(toEvent(event, update));
  };
  response.on('drain', () => {
    isFull = false;
    if (hasMissed) write('state', takeAll());
    hasMissed = false;
  });
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  write('state', takeAll());
  return {
    tell: (changes) => {
      if (isFull) hasMissed = true;
      else write('changes', changes);
    },
    beat: () => void (isFull || response.write(':\n\n')),
    end: () => void response.end(),
  };
}

/** JSON has no line breaks of its own. */
function toEvent(event: string, update: Update): string {
  return `retry: 1000\nevent: ${event}\ndata: ${JSON.stringify(update)}\n\n`;
}

/** How many of a kind are told to whoever comes: those that are new. */
const MOST = 200;

const EXCHANGES = 'exchanges';

/** What happens in a sandbox, as it happens. */
export function watchSandbox(simulation: Simulation, log: ExchangeLog): LiveFeed {
  const feed = createLiveFeed({
    takeAll: () => ({
      entries: Object.entries(kindsOf(simulation)).flatMap(([kind, known]) =>
        [...known.keys()].slice(-MOST).map((number) => entryOf({ kind, number }, simulation)),
      ),
      exchanges: log.kept.map(summarizeExchange),
    }),
    take: (changed) => ({
      entries: changed.filter(({ kind }) => kind !== EXCHANGES).map((each) => entryOf(each, simulation)),
      exchanges: changed
        .flatMap(({ kind, number }) => (kind === EXCHANGES ? (log.find(number) ?? []) : []))
        .map(summarizeExchange),
    }),
  });
  simulation.onChange(({ kind, number }) => feed.tell({ kind, number }));
  simulation.onDelivery(({ id }) => feed.tell({ kind: 'notifications', number: id }));
  log.onAdd(({ id }) => feed.tell({ kind: EXCHANGES, number: id }));
  return feed;
}

function kindsOf({ business, notifier }: Simulation): Readonly<Record<string, ReadonlyMap<string, object>>> {
  return { ...business.tables, notifications: notifier.deliveries };
}

/** What is sent is shown with the exchange. */
function entryOf({ kind, number }: Changed, simulation: Simulation): LiveEntry {
  const value = kindsOf(simulation)[kind]?.get(number);
  if (value === undefined) return { kind, number };
  const { body: _body, ...shown } = { body: undefined, ...value };
  return { kind, number, value: shown };
}
