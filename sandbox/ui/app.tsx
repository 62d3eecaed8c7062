import { Choice } from './choice.js';
import { dismissRefusal, refusal } from './control.js';
import { ExchangePane } from './exchange-pane.js';
import { isConnected } from './live-state.js';
import { choosePane, chosenPane, PANES } from './pane.js';
import { chooseLanguage, chooseTheme, language, theme } from './settings.js';
import { StatePane } from './state-pane.js';
import { text } from './texts.js';

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

/** The title, the state of the connection, and the settings. */
function TopBar() {
  return (
    <header>
      <h1>{text.value.title}</h1>
      <span class={`connection ${isConnected.value ? 'good' : 'waiting'}`} role="status">
        {isConnected.value ? text.value.live : text.value.connecting}
      </span>
      <code class="address">{location.host}</code>
      <nav>
        <a href="/_sandbox/reference">{text.value.reference}</a>
        <LanguageButton />
        <ThemeSwitch />
      </nav>
    </header>
  );
}

function LanguageButton() {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" lang={other} onClick={() => chooseLanguage(other)}>
      {text.value.otherLanguage}
    </button>
  );
}

function ThemeSwitch() {
  const isDark = theme.value === 'dark';
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isDark}
      aria-label={text.value.dark}
      title={text.value.dark}
      onClick={() => chooseTheme(isDark ? 'light' : 'dark')}
    >
      <span aria-hidden="true">{isDark ? '☾' : '☀'}</span>
    </button>
  );
}
