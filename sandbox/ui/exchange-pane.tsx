import { chosenId } from './chosen-exchange.js';
import { ExchangeDetails } from './exchange-details.js';
import { ExchangeFilter } from './exchange-filter.js';
import { ExchangeRow } from './exchange-row.js';
import { filtered } from './filter-exchanges.js';
import { exchanges } from './live-state.js';
import { SetUpPane } from './set-up-pane.js';
import { text } from './texts.js';

/** What came and went, and all of the one that is chosen. */
export function ExchangePane() {
  const shown = filtered.value;
  const isShown = shown.some(({ id }) => id === chosenId.value);
  const tabStop = isShown ? chosenId.value : shown[0]?.id;
  return (
    <section class="pane exchange-pane" aria-label={text.value.exchanges}>
      <ExchangeFilter />
      {shown.length === 0 ? (
        <Nothing />
      ) : (
        <div class="exchanges" role="listbox" aria-label={text.value.exchanges} data-list>
          {shown.map((exchange) => (
            <ExchangeRow key={exchange.id} exchange={exchange} isTabStop={exchange.id === tabStop} />
          ))}
        </div>
      )}
      <ExchangeDetails />
    </section>
  );
}

function Nothing() {
  if (exchanges.value.length > 0) return <p class="none exchanges">{text.value.noneMatch}</p>;
  return <SetUpPane />;
}
