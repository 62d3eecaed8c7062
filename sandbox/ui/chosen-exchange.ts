import { effect, signal } from '@preact/signals';
import type { Exchange } from '../exchanges/exchange.js';
import { readExchange, showFailure } from './control.js';

/** The id of the exchange whose details are shown. */
export const chosenId = signal<string | undefined>(undefined);

/** The loaded exchange; `forgotten` when the sandbox no longer has it. */
export const details = signal<Exchange | 'forgotten' | undefined>(undefined);

effect(() => {
  const id = chosenId.value;
  if (id === undefined) {
    details.value = undefined;
    return;
  }
  readExchange(id).then((exchange) => {
    // Another exchange may have been chosen in the meantime.
    if (chosenId.peek() === id) details.value = exchange ?? 'forgotten';
  }, showFailure);
});

/** Close the details, and move the focus back to their row. */
export function closeDetails(): void {
  document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.focus();
  chosenId.value = undefined;
}
