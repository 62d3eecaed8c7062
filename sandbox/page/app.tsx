import { refusal } from './control.js';
import { ExchangePane } from './exchange-pane.js';
import { chosenPane } from './pane.js';
import { StatePane } from './state-pane.js';
import { text } from './texts.js';
import { TopBar } from './top-bar.js';

/** The whole page. */
export function App() {
  return (
    <>
      <TopBar />
      <PaneChoice />
      {refusal.value !== undefined && (
        <p class="refusal" role="alert">
          {refusal.value}
          <button
            type="button"
            onClick={() => {
              refusal.value = undefined;
            }}
          >
            {text.value.dismiss}
          </button>
        </p>
      )}
      <main class={`shows-${chosenPane.value}`}>
        <StatePane />
        <ExchangePane />
      </main>
    </>
  );
}

const PANES = ['state', 'exchanges'] as const;

/** A narrow window shows one half at a time. */
function PaneChoice() {
  return (
    <fieldset class="panes">
      <legend class="unseen">{text.value.panes}</legend>
      {PANES.map((pane) => (
        <label key={pane} class="choice">
          <input
            type="radio"
            name="pane"
            checked={pane === chosenPane.value}
            onChange={() => {
              chosenPane.value = pane;
            }}
          />
          <span>{text.value[pane]}</span>
        </label>
      ))}
    </fieldset>
  );
}
