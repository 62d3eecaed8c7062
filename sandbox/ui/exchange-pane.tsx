import { useSignal } from '@preact/signals';
import { AddressInput } from './address-input.js';
import { Choice } from './choice.js';
import { chosenId } from './chosen-exchange.js';
import { CopyButton } from './copy-button.js';
import { ExchangeDetails } from './exchange-details.js';
import { ExchangeRow } from './exchange-row.js';
import { filter, filtered, type KINDS } from './filter-exchanges.js';
import { exchanges } from './live-state.js';
import { NOTIFY_ORIGIN, placeTestOrder, setup } from './setup.js';
import { text } from './texts.js';

/** The exchanges, and the details of the chosen one. */
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

/** The choices in order. */
const CHOICES = ['all', 'succeeded', 'failed', 'sent'] as const satisfies readonly (keyof typeof KINDS)[];

/** Filters the exchanges by words and by result. */
function ExchangeFilter() {
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

/** Shown before the first call: how to call the sandbox, and a button that does. */
function SetUpPane() {
  const snippet = setup.value?.snippet;
  return (
    <div class="set-up exchanges">
      <p>{text.value.noCalls}</p>
      {snippet !== undefined && (
        <div class="copied">
          <pre class="code">{snippet}</pre>
          <CopyButton content={snippet} />
        </div>
      )}
      <Values />
      <TestOrder />
    </div>
  );
}

/** The page only knows the files of keys. */
function Values() {
  return (
    <details>
      <summary>{text.value.setupValues}</summary>
      <dl class="values">
        {setup.value?.values.map(({ name, value }) => (
          <div key={name} class="copied">
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
              <CopyButton content={value} name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function TestOrder() {
  const address = useSignal(`${NOTIFY_ORIGIN}/wechatpay`);
  return (
    <div class="test-order">
      <p>{text.value.placeOrderHint}</p>
      <AddressInput address={address} />
      <button type="button" onClick={() => placeTestOrder(address.value)}>
        {text.value.placeOrder}
      </button>
    </div>
  );
}
