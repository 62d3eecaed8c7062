import { signal } from '@preact/signals';
import type { LiveEntry, Update } from '../control/live-feed.js';
import type { ExchangeSummary } from '../exchanges/exchange.js';

/** By kind, such as `orders`, then by number, the oldest first. */
type Entries = ReadonlyMap<string, ReadonlyMap<string, object>>;

export const entries = signal<Entries>(new Map());
/** The newest first. */
export const exchanges = signal<readonly ExchangeSummary[]>([]);
export const isConnected = signal(false);

/** How many of a kind are shown, and how many exchanges: as many as the sandbox tells whoever comes. */
const MOST_ENTRIES = 200;
const MOST_EXCHANGES = 500;

/** Follow what happens in the sandbox; the browser connects again by itself. */
export function followSandbox(): void {
  const source = new EventSource('/_sandbox/events');
  source.addEventListener('open', () => {
    isConnected.value = true;
  });
  source.addEventListener('error', () => {
    isConnected.value = false;
  });
  source.addEventListener('state', (event) => {
    const update = readUpdate(event);
    entries.value = addEntries(new Map(), update.entries);
    exchanges.value = update.exchanges.toReversed();
  });
  source.addEventListener('changes', (event) => {
    const update = readUpdate(event);
    entries.value = addEntries(entries.value, update.entries);
    exchanges.value = [...update.exchanges.toReversed(), ...exchanges.value].slice(0, MOST_EXCHANGES);
  });
}

/** The sandbox wrote it. */
function readUpdate({ data }: MessageEvent<string>): Update {
  return JSON.parse(data);
}

function addEntries(known: Entries, added: readonly LiveEntry[]): Entries {
  const kinds = new Map([...known].map(([kind, values]) => [kind, new Map(values)]));
  for (const { kind, number, value } of added) {
    const values = kinds.get(kind) ?? new Map<string, object>();
    if (value) values.set(number, value);
    else values.delete(number);
    const [oldest] = values.keys();
    if (values.size > MOST_ENTRIES && oldest !== undefined) values.delete(oldest);
    kinds.set(kind, values);
  }
  return kinds;
}
