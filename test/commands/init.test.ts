import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const file = 'docwright.config.ts';

it('writes a configuration and nothing else, and every command reads it', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/loans.md': '' });
  expect(runDocwright(['init', '--out', 'src/client'], folder)).toEqual({
    exitCode: 0,
    stdout: `${file}\n`,
    stderr: '',
  });
  expect(readdirSync(folder).sort()).toEqual(['docs', file]);
  expect(readFileSync(join(folder, file), 'utf8')).toBe(`import { defineConfig } from 'docwright';

export default defineConfig({
  input: 'docs',
  output: 'src/client',
});
`);
  const { exitCode, stdout } = await callDocwright(['lint', '--print-config'], folder);
  expect({ exitCode, output: JSON.parse(stdout).output }).toEqual({ exitCode: 0, output: 'src/client' });
});

it('takes the values of options, whatever characters they have', async () => {
  const folder = createTestFolder();
  await callDocwright(['init', '--input', `a'b"\\c`, '--out', '$x', '--import-extension', 'none'], folder);
  const { input, output, importExtension } = JSON.parse(
    (await callDocwright(['lint', '--print-config'], folder)).stdout,
  );
  expect([input, output, importExtension]).toEqual([[`a'b"\\c`], '$x', 'none']);
});

it.each(['docwright.config.ts', 'docwright.config.mjs', 'docwright.config.json'])('leaves %s alone', async (name) => {
  const folder = createTestFolder();
  writeFiles(folder, { [name]: 'mine' });
  expect(await callDocwright(['init'], folder)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `docwright: ${name} already exists. Change it, or replace it with --force.\n`,
  });
  expect([readdirSync(folder), readFileSync(join(folder, name), 'utf8')]).toEqual([[name], 'mine']);
});

it('replaces a configuration with --force, and reports one that is no longer used', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docwright.config.json': '{}' });
  expect(await callDocwright(['init', '--force'], folder)).toEqual({
    exitCode: 0,
    stdout: `${file}\n`,
    stderr: 'docwright.config.json is no longer used: remove it.\n',
  });
});
