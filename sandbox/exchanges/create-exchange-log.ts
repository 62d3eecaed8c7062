import { weightOf } from './keep-body.js';
import type { KeptExchange, KeptMessage } from './kept-exchange.js';

/** The most recent exchanges. */
export interface ExchangeLog {
  /** The newest last. */
  readonly kept: readonly KeptExchange[];
  add(exchange: Omit<KeptExchange, 'id'>): void;
  find(id: string): KeptExchange | undefined;
  /** Call `listener` for each added exchange. */
  onAdd(listener: (exchange: KeptExchange) => void): void;
}

interface LogLimits {
  /** Maximum number of exchanges; default 500. */
  readonly most?: number;
  /** Maximum total size of bodies in bytes; default 16 MB. */
  readonly heaviest?: number;
}

export function createExchangeLog({ most = 500, heaviest = 16 * 1024 * 1024 }: LogLimits = {}): ExchangeLog {
  const kept: KeptExchange[] = [];
  const listeners: ((exchange: KeptExchange) => void)[] = [];
  let [count, weight] = [0, 0];
  const isTooMuch = () => kept.length > most || (weight > heaviest && kept.length > 1);
  return {
    kept,
    add: (exchange) => {
      count += 1;
      const added = { ...exchange, id: String(count) };
      kept.push(added);
      weight += bodiesOf(added);
      while (isTooMuch()) weight -= kept.splice(0, 1).reduce((sum, oldest) => sum + bodiesOf(oldest), 0);
      for (const listener of listeners) listener(added);
    },
    find: (id) => kept.find((exchange) => exchange.id === id),
    onAdd: (listener) => void listeners.push(listener),
  };
}

function bodiesOf({ request, answer }: KeptExchange): number {
  return messageWeight(request) + (answer ? messageWeight(answer) : 0);
}

function messageWeight({ body }: KeptMessage): number {
  return weightOf(body);
}
