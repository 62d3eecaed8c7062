import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainCode, explanations, printExplanation } from '../../generator/commands/explain-code.js';
import { configFiles, loadConfig } from '../../generator/config/load-config.js';
import { resolveProject } from '../../generator/config/resolve-project.js';
import { type Code, codes } from '../../generator/diagnostics/codes.js';
import { buildClient } from '../../generator/run/build-client.js';
import { finishRun } from '../../generator/run/run-events.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readExample } from './read-explanation.js';

const all = Object.keys(codes).sort() as Code[];
/** Markdown cannot show bytes that are not text. */
const shown = all.filter((code) => code !== 'page-unreadable');

async function codesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = createTestFolder();
  writeFiles(folder, files);
  // Without one, pages are in the default dialect.
  const config = configFiles.map((name) => join(folder, name)).find(existsSync);
  const loaded = config === undefined ? { config: {}, folder } : await loadConfig(config);
  const read = await finishRun(buildClient({ ...resolveProject(loaded, { input: folder }), version: '0' }));
  return 'wrong' in read ? ['wrong'] : [...new Set(read.diagnostics.map(({ code }) => code))];
}

it('explains each code in a file of its name', () => {
  expect(readdirSync(explanations).sort()).toEqual(all.map((code) => `${code}.md`));
});

describe.each(shown)('the example of %s', (code) => {
  it('has the diagnostic, and none once it is fixed', async () => {
    const { spoilt, corrected } = readExample(code);
    expect({ spoilt: await codesOf(spoilt), corrected: await codesOf(corrected) }).toEqual({
      spoilt: [code],
      corrected: [],
    });
  });
});

it('prints the explanation of a code', () => {
  const { console, said } = recordConsole();
  const exitCode = explainCode('name-blank', console);
  expect({ exitCode, words: said.printed.includes('`docwright lint --fix` fixes it.') }).toEqual({
    exitCode: 0,
    words: true,
  });
});

it('suggests the nearest codes for an unknown one', () => {
  const { console, said } = recordConsole();
  const exitCode = explainCode('indent-jumps', console);
  expect({ exitCode, ...said }).toEqual({
    exitCode: 2,
    printed: '',
    told: '',
    complained: 'docwright: There is no diagnostic indent-jumps. Did you mean indent-jump?\n',
  });
});

const introduction = `# Diagnostics

What \`docwright lint\` can tell of, by code. \`docwright lint --explain <code>\` prints one of these. This page is written by
\`npx vitest run test/lint -u\` from the table in [generator/diagnostics](../generator/diagnostics) and the words in
[templates/explanations](../templates/explanations).
`;

it('is the source of docs/diagnostics.md', async () => {
  const sections = all.map((code) => `\n${printExplanation(code)}\n`);
  await expect(introduction + sections.join('')).toMatchFileSnapshot(join(repository, 'docs/diagnostics.md'));
});
