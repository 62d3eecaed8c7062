import { signal } from '@preact/signals';
import { type LiveEntry, MAX_ENTRIES, type Update } from '../control/live-feed.js';
import { type ExchangeSummary, MAX_EXCHANGES } from '../exchanges/exchange.js';

/** Values by kind, such as `orders`, and number, the oldest first. */
type Entries = ReadonlyMap<string, ReadonlyMap<string, object>>;

export const entries = signal<Entries>(new Map());
/** The newest first. */
export const exchanges = signal<readonly ExchangeSummary[]>([]);
export const isConnected = signal(false);

/** Follow the events of the sandbox; the browser reconnects by itself. */
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
    exchanges.value = [...update.exchanges.toReversed(), ...exchanges.value].slice(0, MAX_EXCHANGES);
  });
}

/** The data is an `Update`, written by the sandbox. */
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
    if (values.size > MAX_ENTRIES && oldest !== undefined) values.delete(oldest);
    kinds.set(kind, values);
  }
  return kinds;
}
