import { Choice } from './choice.js';
import { filter, filtered, type KINDS } from './filter-exchanges.js';
import { exchanges } from './live-state.js';
import { text } from './texts.js';

/** The name of each choice, in the order in which they stand. */
const CHOICES = ['all', 'succeeded', 'failed', 'sent'] as const satisfies readonly (keyof typeof KINDS)[];

/** Narrows the exchanges down, by words and by how they ended. */
export function ExchangeFilter() {
  return (
    <search class="filter">
      <input
        type="search"
        id="filter"
        aria-label={text.value.filter}
        placeholder={text.value.filter}
        value={filter.value.words}
        onInput={({ currentTarget }) => {
          filter.value = { ...filter.value, words: currentTarget.value };
        }}
      />
      <Choice
        legend={text.value.which}
        choices={CHOICES}
        chosen={filter.value.which}
        choose={(which) => {
          filter.value = { ...filter.value, which };
        }}
      />
      <span class="count" role="status">
        {text.value.shown(filtered.value.length, exchanges.value.length)}
      </span>
    </search>
  );
}
