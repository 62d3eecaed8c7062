import { computed, signal } from '@preact/signals';
import type { ExchangeSummary } from '../exchanges/exchange.js';
import { exchanges } from './live-state.js';

interface Filter {
  readonly words: string;
  readonly which: keyof typeof KINDS;
}

export const filter = signal<Filter>({ words: '', which: 'all' });

/** The conditions of the choices. */
export const KINDS = {
  all: () => true,
  succeeded: (exchange: ExchangeSummary) => !isFailed(exchange),
  failed: isFailed,
  sent: ({ kind }: ExchangeSummary) => kind === 'notification',
} as const;

/** The exchanges whose path, numbers, code, status, method or page contain every word of the filter. */
export const filtered = computed(() => {
  const { words, which } = filter.value;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return exchanges.value.filter((exchange) => {
    if (!KINDS[which](exchange)) return false;
    const text = describe(exchange);
    return wanted.every((word) => text.includes(word));
  });
});

/** Failed v2 calls have status 200 and an error code. */
function isFailed({ kind, status = 0, code }: ExchangeSummary): boolean {
  return status === 0 || status >= 400 || (kind === 'call' && code !== undefined);
}

function describe({ method, target, status, code, page, fault, numbers }: ExchangeSummary): string {
  return [method, target, decode(target), status, code, page, fault, ...numbers].join(' ').toLowerCase();
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return '';
  }
}
