import { expect, it } from 'vitest';
import { readTerminal } from '../../docs/pictures/read-terminal.js';
import { runInTerminal } from '../../docs/pictures/run-in-terminal.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { createTestFolder } from '../support/temporary-folder.js';
import { readMarkdown } from './read-markdown.js';

it('shows in the README the output of `generate` for the pages of the site', needsSharedFolder, () => {
  const output = runInTerminal(['generate', sharedPath('corpus'), '--out', 'src/wechatpay'], createTestFolder());
  const lines = readTerminal(output).map((runs) => `${runs.map(({ text }) => text).join('')}\n`);
  const shown = readMarkdown('README.md').code.find(
    ({ language, text }) => language === 'text' && text.includes('pages'),
  );
  expect(lines.slice(0, 2).join('')).toBe(shown?.text);
});
