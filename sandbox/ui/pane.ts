import { signal } from '@preact/signals';

export const PANES = ['state', 'exchanges'] as const;

type Pane = (typeof PANES)[number];

/** Which half of the page a narrow window shows; a wide one shows both. */
export const chosenPane = signal<Pane>('state');

export function choosePane(pane: Pane): void {
  chosenPane.value = pane;
}
