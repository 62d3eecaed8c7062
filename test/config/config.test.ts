import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeLibrary } from '../cache/run-twice.js';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

function libraryWith(files: Readonly<Record<string, string>>): string {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, files);
  return folder;
}

async function printConfig(folder: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await callDocwright(['generate', ...args, '--print-config'], folder);
  return JSON.parse(stdout);
}

it.each([
  [
    'docwright.config.ts',
    "const input: string = 'docs';\nexport default { input, output: 'out', values: 'closed' };\n",
  ],
  ['docwright.config.js', "export default { input: 'docs', output: 'out', values: 'closed' };\n"],
  ['docwright.config.json', '{ "input": "docs", "output": "out", "values": "closed" }\n'],
])('takes folders and settings from %s', async (name, text) => {
  const folder = libraryWith({ [name]: text });
  expect(await callDocwright(['generate'], folder)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  const { config, input, output, values } = await printConfig(folder);
  expect({ config, input, output, values }).toEqual({ config: name, input: ['docs'], output: 'out', values: 'closed' });
  expect(readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8')).toContain("kind?: 'BOOK' | 'MAP';");
});

it('puts the command line over the file, and the file over what holds by default', async () => {
  const folder = libraryWith({ 'docwright.config.json': '{ "input": "docs", "values": "open", "chain": false }' });
  const { values, chain, importExtension } = await printConfig(folder, '--values', 'closed');
  expect({ values, chain, importExtension }).toEqual({ values: 'closed', chain: false, importExtension: 'js' });
});

it('allows servers besides those of the API', async () => {
  const page =
    '# Lend {#post}\n\n| 请求参数 | 类型 | 描述\n| --- | --- | ---\n| base_uri | string | `https://pay.example.com/x/`\n';
  const folder = createTestFolder();
  writeFiles(folder, {
    'docs/openapi/v3/loans.md': page,
    'docwright.config.json': '{ "input": "docs", "servers": ["https://pay.example.com"] }',
  });
  expect((await callDocwright(['lint'], folder)).stdout).not.toContain('server-unlisted');
});

it('takes paths of the file from where the file lies', async () => {
  const folder = libraryWith({ 'ci/docwright.config.json': '{ "input": "../docs", "output": "../out" }' });
  expect(await printConfig(folder, '--config', 'ci/docwright.config.json')).toMatchObject({
    input: ['docs'],
    output: 'out',
  });
});

it('finds the file above the current folder', async () => {
  const folder = libraryWith({ 'docwright.config.json': '{ "input": "docs" }', 'deep/er/x.txt': '' });
  expect(await printConfig(join(folder, 'deep/er'))).toMatchObject({ input: ['../../docs'] });
});

it('runs a formatter over every file, and puts lines at the top', async () => {
  const folder = libraryWith({
    'docwright.config.ts': `export default {
  input: 'docs', output: 'out', header: 'eslint-disable',
  format: (text: string, path: string) => (path.endsWith('.ts') ? text.replaceAll(';', '') : text),
};`,
  });
  await callDocwright(['generate'], folder);
  const text = readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8');
  expect([text.split('\n')[0], text.includes(';')]).toEqual(['// eslint-disable', false]);
  expect((await callDocwright(['check'], folder)).exitCode).toBe(0);
});

it('takes the place of templates, and leaves pages out by globs', async () => {
  const folder = libraryWith({
    'docwright.config.json': '{ "input": "docs", "output": "out", "templates": "own", "exclude": ["**/books"] }',
    'own/header.hbs': '// Ours, from {{source}}.\n',
  });
  await callDocwright(['generate'], folder);
  const [first] = readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8').split('\n');
  expect([first, (await printConfig(folder))['exclude']]).toEqual([
    '// Ours, from openapi/v3/library/loans.md.',
    ['**/books'],
  ]);
});

it.each([
  [
    '{ "inputs": "docs" }',
    'There is a member inputs in docwright.config.json, which means nothing here. There are: input, ',
  ],
  ['{ "values": "some" }', "values in docwright.config.json must be 'as-documented' or 'open' or 'closed'."],
  ['{ "input": 3 }', 'input in docwright.config.json must be a path, or a list of paths.'],
  ['[]', 'docwright.config.json exports no configuration.'],
  ['{ "input": ', 'docwright.config.json cannot be read: '],
  ['{ "accepted": [{}] }', 'accepted in docwright.config.json must be a list of { code, file, reason }.'],
  ['{ "dialect": "klingon" }', "dialect in docwright.config.json must be 'wechatpay', or a dialect of your own."],
])('refuses %s with exit code 2', async (text, words) => {
  const { exitCode, stdout, stderr } = await callDocwright(['lint'], libraryWith({ 'docwright.config.json': text }));
  expect({ exitCode, stdout, told: stderr.startsWith(`docwright: ${words}`), stderr }).toEqual({
    exitCode: 2,
    stdout: '',
    told: true,
    stderr,
  });
});

it('says which file is not there', async () => {
  const { exitCode, stderr } = await callDocwright(['lint', '--config', 'nope.ts'], createTestFolder());
  expect([exitCode, stderr]).toEqual([
    2,
    'docwright: nope.ts cannot be read: there is no such file. Mend it, or give another by --config.\n',
  ]);
});

it('takes no configuration from above the current folder where there is no repository', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docwright-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, { 'docwright.config.json': '{ "input": "docs" }', 'deep/x.txt': '' });
  const [here, above] = [await printConfig(folder), await printConfig(join(folder, 'deep'))];
  expect([here['config'], above['config']]).toEqual(['docwright.config.json', null]);
});
