import { signal } from '@preact/signals';

/** Which half of the page a narrow window shows; a wide one shows both. */
export const chosenPane = signal<'state' | 'exchanges'>('state');
