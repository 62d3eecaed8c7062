import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.js';
import { chosenId, closeDetails } from './chosen-exchange.js';
import { followSandbox } from './live-state.js';
import { choosePane } from './pane.js';
import { readSetup } from './setup.js';
import { text } from './texts.js';

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && chosenId.value !== undefined) closeDetails();
  const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search';
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  choosePane('exchanges');
  document.getElementById('filter')?.focus();
});
effect(() => {
  document.title = text.value.title;
});
followSandbox();
readSetup();
render(<App />, document.body);
