import type { ServerResponse } from 'node:http';
import type { ExchangeLog } from '../exchanges/create-exchange-log.js';
import type { ExchangeSummary } from '../exchanges/exchange.js';
import { summarizeExchange } from '../exchanges/summarize-exchange.js';
import type { Answer } from '../protocol/answer.js';
import type { Simulation } from '../simulation/create-simulation.js';

/** Changed entries and exchanges, or all recent ones, the oldest first. */
export interface Update {
  readonly entries: readonly LiveEntry[];
  readonly exchanges: readonly ExchangeSummary[];
}

/** The current state of a record or notification; without a value when it was deleted. */
export interface LiveEntry {
  readonly kind: string;
  readonly number: string;
  readonly value?: object;
}

/** A changed record: `{ kind: 'orders', number: 'TEA1' }`. */
type Changed = Pick<LiveEntry, 'kind' | 'number'>;

interface FeedSource {
  /** Everything that a new reader needs. */
  takeAll(): Update;
  /** The current state of these. */
  take(changed: readonly Changed[]): Update;
}

/** Server-sent events: `state` with everything, then `changes`. */
export interface LiveFeed {
  /** Send a change to the readers, batched with others. */
  publish(changed: Changed): void;
  /** A response that streams until its reader disconnects. */
  follow(): Answer;
  close(): void;
}

/** Milliseconds in which changes are batched. */
const PAUSE = 50;
/** Milliseconds between heartbeats. */
const HEARTBEAT = 15_000;

export function createLiveFeed(source: FeedSource): LiveFeed {
  const readers = new Set<FeedReader>();
  const changed = new Map<string, Changed>();
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const changes = source.take([...changed.values()]);
    changed.clear();
    for (const reader of readers) reader.send(changes);
  };
  const stream = (response: ServerResponse) => {
    const reader = createFeedReader(response, source.takeAll);
    readers.add(reader);
    response.on('close', () => readers.delete(reader));
  };
  const heartbeat = setInterval(() => {
    for (const reader of readers) reader.sendHeartbeat();
  }, HEARTBEAT).unref();
  return {
    publish: (change) => {
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

/** A connected reader. */
interface FeedReader {
  /** Send changes. A slow reader skips them and later gets the whole state, so that nothing is buffered. */
  send(changes: Update): void;
  /** Send an empty comment, so that a lost connection is noticed. */
  sendHeartbeat(): void;
  end(): void;
}

/** Start the stream of a response with the whole state. */
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
    send: (changes) => {
      if (isFull) hasMissed = true;
      else write('changes', changes);
    },
    sendHeartbeat: () => void (isFull || response.write(':\n\n')),
    end: () => void response.end(),
  };
}

/** JSON on one line, as server-sent events require. */
function toEvent(event: string, update: Update): string {
  return `retry: 1000\nevent: ${event}\ndata: ${JSON.stringify(update)}\n\n`;
}

/** How many entries of a kind, the newest, a new reader gets. */
export const MAX_ENTRIES = 200;

const EXCHANGES = 'exchanges';

/** Publish the changes of a sandbox as they happen. */
export function watchSandbox(simulation: Simulation, log: ExchangeLog): LiveFeed {
  const feed = createLiveFeed({
    takeAll: () => ({
      entries: Object.entries(kindsOf(simulation)).flatMap(([kind, known]) =>
        [...known.keys()].slice(-MAX_ENTRIES).map((number) => entryOf({ kind, number }, simulation)),
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
  simulation.onChange(({ kind, number }) => feed.publish({ kind, number }));
  simulation.onDelivery(({ id }) => feed.publish({ kind: 'notifications', number: id }));
  log.onAdd(({ id }) => feed.publish({ kind: EXCHANGES, number: id }));
  return feed;
}

function kindsOf({ business, notifier }: Simulation): Readonly<Record<string, ReadonlyMap<string, object>>> {
  return { ...business.tables, notifications: notifier.deliveries };
}

/** The body of a notification is left out; it is shown with its exchange. */
function entryOf({ kind, number }: Changed, simulation: Simulation): LiveEntry {
  const value = kindsOf(simulation)[kind]?.get(number);
  if (value === undefined) return { kind, number };
  const { body: _body, ...shown } = { body: undefined, ...value };
  return { kind, number, value: shown };
}
