import type { ExchangeLog } from '../exchanges/create-exchange-log.js';
import { summarizeExchange } from '../exchanges/summarize-exchange.js';
import type { Simulation } from '../simulation/create-simulation.js';
import { type Changed, createLiveFeed, type LiveEntry, type LiveFeed } from './live-feed.js';

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
