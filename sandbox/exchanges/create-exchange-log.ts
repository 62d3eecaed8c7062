import { MAX_EXCHANGES } from './exchange.js';
import { storedSize } from './store-body.js';
import type { StoredExchange, StoredMessage } from './stored-exchange.js';

/** The most recent exchanges. */
export interface ExchangeLog {
  /** The newest last. */
  readonly kept: readonly StoredExchange[];
  add(exchange: Omit<StoredExchange, 'id'>): void;
  find(id: string): StoredExchange | undefined;
  /** Call `listener` for each added exchange. */
  onAdd(listener: (exchange: StoredExchange) => void): void;
}

interface LogLimits {
  /** Maximum number of exchanges; default `MAX_EXCHANGES`. */
  readonly maxCount?: number;
  /** Maximum total size of bodies in bytes; default 16 MB. */
  readonly maxBytes?: number;
}

export function createExchangeLog({
  maxCount = MAX_EXCHANGES,
  maxBytes = 16 * 1024 * 1024,
}: LogLimits = {}): ExchangeLog {
  const kept: StoredExchange[] = [];
  const listeners: ((exchange: StoredExchange) => void)[] = [];
  let [count, weight] = [0, 0];
  const isTooMuch = () => kept.length > maxCount || (weight > maxBytes && kept.length > 1);
  return {
    kept,
    add: (exchange) => {
      count += 1;
      const added = { ...exchange, id: String(count) };
      kept.push(added);
      weight += sizeOfBodies(added);
      while (isTooMuch()) weight -= kept.splice(0, 1).reduce((sum, oldest) => sum + sizeOfBodies(oldest), 0);
      for (const listener of listeners) listener(added);
    },
    find: (id) => kept.find((exchange) => exchange.id === id),
    onAdd: (listener) => void listeners.push(listener),
  };
}

function sizeOfBodies({ request, answer }: StoredExchange): number {
  return messageSize(request) + (answer ? messageSize(answer) : 0);
}

function messageSize({ body }: StoredMessage): number {
  return storedSize(body);
}
