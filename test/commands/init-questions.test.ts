import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { init } from '../../generator/commands/init.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const before = process.cwd();
afterEach(() => process.chdir(before));

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

it('asks for what no option sets, and prints the next steps', async () => {
  const folder = createTestFolder();
  process.chdir(folder);
  const asked: string[] = [];
  const { console, said } = recordConsole();
  const ask = (question: string, usual: string) => {
    asked.push(`${question} (${usual})`);
    return Promise.resolve(question.startsWith('Which extension') ? 'ts' : 'pages');
  };
  expect(await init({ out: 'client', force: false, ask }, console)).toBe(0);
  expect(asked).toEqual(['Which folder contains the pages? (specs)', 'Which extension should imports have? (js)']);
  expect(readFileSync(join(folder, 'docwright.config.ts'), 'utf8')).toContain(
    "  input: 'pages',\n  output: 'client',\n  importExtension: 'ts',\n",
  );
  expect(said.told).toBe(`Nothing else was changed. Next:
${align([
  ['(cd ../../.. && npm ci && npm pack)', 'packs docwright'],
  [`npm install --save-dev ../../../docwright-${version}.tgz`, 'installs it'],
  ['npx docwright new v3/some/path --method post', 'writes a first page'],
  ['npx docwright lint', 'prints problems of the pages'],
  ['npx docwright generate', 'writes the client'],
])}`);
});

/** Pad commands to the longest one, whose length depends on the version. */
function align(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return lines.map(([command, comment]) => `  ${command.padEnd(width)}   # ${comment}\n`).join('');
}

it('does not ask to install docwright where a project has it', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'node_modules/docwright/package.json': '{}' });
  process.chdir(folder);
  const { console, said } = recordConsole();
  await init({ input: 'pages', out: 'client', force: false }, console);
  expect(said.told.split('\n').slice(0, 2)).toEqual([
    'Nothing else was changed. Next:',
    '  npx docwright new v3/some/path --method post   # writes a first page',
  ]);
});
