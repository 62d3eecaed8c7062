import { signal } from '@preact/signals';

export const PANES = ['state', 'exchanges'] as const;

type Pane = (typeof PANES)[number];

/** The pane that narrow windows show; wide ones show both. */
export const chosenPane = signal<Pane>('state');

export function choosePane(pane: Pane): void {
  chosenPane.value = pane;
}
