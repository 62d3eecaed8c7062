import { Choice } from './choice.js';
import { dismissRefusal, refusal } from './control.js';
import { ExchangePane } from './exchange-pane.js';
import { choosePane, chosenPane, PANES } from './pane.js';
import { StatePane } from './state-pane.js';
import { text } from './texts.js';
import { TopBar } from './top-bar.js';

/** The whole page. */
export function App() {
  return (
    <>
      <TopBar />
      <div class="panes">
        <Choice legend={text.value.panes} choices={PANES} chosen={chosenPane.value} choose={choosePane} />
      </div>
      {refusal.value !== undefined && (
        <p class="refusal" role="alert">
          {refusal.value}
          <button type="button" onClick={dismissRefusal}>
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
