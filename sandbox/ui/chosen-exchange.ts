import { effect, signal } from '@preact/signals';
import type { Exchange } from '../exchanges/exchange.js';
import { readExchange, tellFailure } from './control.js';

/** The id of the exchange whose details are shown. */
export const chosenId = signal<string | undefined>(undefined);

/** All of it, once it was read; `forgotten` when the sandbox has it no more. */
export const details = signal<Exchange | 'forgotten' | undefined>(undefined);

effect(() => {
  const id = chosenId.value;
  if (id === undefined) {
    details.value = undefined;
    return;
  }
  readExchange(id).then((exchange) => {
    // Another may have been chosen in the meantime.
    if (chosenId.peek() === id) details.value = exchange ?? 'forgotten';
  }, tellFailure);
});

/** Show no details any more, and go back to the row that they were of. */
export function closeDetails(): void {
  document.querySelector<HTMLElement>('[role=option][aria-selected=true]')?.focus();
  chosenId.value = undefined;
}
