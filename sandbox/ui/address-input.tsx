import type { Signal } from '@preact/signals';
import { text } from './texts.js';

/** An input for the address of a notification. */
export function AddressInput({ address }: { readonly address: Signal<string> }) {
  return (
    <input
      type="url"
      class="url"
      aria-label={text.value.address}
      value={address.value}
      onInput={({ currentTarget }) => {
        address.value = currentTarget.value;
      }}
    />
  );
}
