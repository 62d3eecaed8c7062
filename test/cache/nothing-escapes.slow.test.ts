import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { changesOfPages, edit } from './changes.js';
import { runOn, writeLibrary } from './run-twice.js';

/** Changes between a run that writes to the cache and the next one. */
const changes: Readonly<Record<string, (folder: string) => void>> = {
  ...changesOfPages,
  'a file of the client': (folder) => appendFileSync(join(folder, 'out/v3/library/loans.ts'), '// mine'),
  'a file over all pages': (folder) => appendFileSync(join(folder, 'out/api.md'), 'mine'),
  'a file of the runtime': (folder) => rmSync(join(folder, 'out/runtime/core/client.ts')),
  'the manifest': (folder) => rmSync(join(folder, 'out/manifest.json')),
  'the whole output': (folder) => rmSync(join(folder, 'out'), { recursive: true }),
  'a foreign file': (folder) => writeFiles(folder, { 'out/mine.txt': 'mine' }),
};

it.each(Object.keys(changes))('writes the same as a run without cache after a change of %s', async (name) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await runOn(folder);
  changes[name]?.(folder);
  const { client, exitCode, complained } = await runOn(folder);
  const fresh = createTestFolder();
  writeLibrary(fresh);
  await runOn(fresh, { remembering: false });
  changes[name]?.(fresh);
  const expected = await runOn(fresh, { remembering: false });
  expect({ client, exitCode, complained }).toEqual({
    client: expected.client,
    exitCode: expected.exitCode,
    complained: expected.complained,
  });
});

const emit = defaultSettings.emit;

const otherSettings: Readonly<Record<string, Settings>> = {
  include: { ...defaultSettings, include: ['**/loans', '**/books'] },
  exclude: { ...defaultSettings, exclude: ['**/loans'] },
  values: { ...defaultSettings, values: 'closed' },
  emit: { ...defaultSettings, emit: { ...emit, emit: 'js' } },
  importExtension: { ...defaultSettings, emit: { ...emit, importExtension: 'ts' } },
  chain: { ...defaultSettings, emit: { ...emit, chain: false } },
  header: { ...defaultSettings, emit: { ...emit, header: 'eslint-disable' } },
  format: { ...defaultSettings, emit: { ...emit, format: (text) => text.toUpperCase() } },
  dialect: {
    ...defaultSettings,
    dialect: { ...defaultSettings.dialect, types: { words: { string: { kind: 'boolean' } } } },
  },
};

it.each(Object.keys(otherSettings))(
  'writes another client for another %s, and then the first one again',
  async (name) => {
    const folder = createTestFolder();
    writeLibrary(folder);
    const settings = otherSettings[name] ?? defaultSettings;
    const first = await runOn(folder);
    const other = await runOn(folder, { settings });
    const again = await runOn(folder);
    const fresh = await runOn(folder, { settings, remembering: false, out: 'fresh' });
    expect([other.client, again.client]).toEqual([fresh.client, first.client]);
    expect(other.client).not.toBe(first.client);
  },
);

it('reads custom templates again when they change', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const templates = join(folder, 'templates/');
  const settings = { ...defaultSettings, emit: { ...emit, templates } };
  const clients: string[] = [];
  for (const words of ['one', 'two']) {
    writeFiles(folder, { 'templates/header.hbs': `// ${words}\n` });
    await runOn(folder, { settings });
    clients.push(readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8').split('\n')[2] ?? '');
  }
  expect(clients).toEqual(['// one', '// two']);
});

const damages: Readonly<Record<string, (record: string) => void>> = {
  'is cut short': (record) => truncateSync(record, 400),
  'is empty': (record) => truncateSync(record, 0),
  'has another byte': (record) => edit(record, '查询书', '查询车'),
  'is something else': (record) => writeFileSync(record, 'not a record'),
};

it.each(Object.keys(damages))('ignores a record that %s', async (name) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const first = await runOn(folder);
  for (const record of readdirSync(join(folder, 'cache'))) damages[name]?.(join(folder, 'cache', record));
  rmSync(join(folder, 'out'), { recursive: true });
  expect(await runOn(folder)).toEqual(first);
});

it('keeps one record per run, and nothing else', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await runOn(folder);
  await runOn(folder);
  expect(readdirSync(join(folder, 'cache'))).toHaveLength(1);
});

it('keeps a bounded number of records', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  for (let run = 0; run < 40; run += 1) {
    await runOn(folder, { settings: { ...defaultSettings, emit: { ...emit, header: `run ${run}` } } });
  }
  expect(readdirSync(join(folder, 'cache')).length).toBeLessThanOrEqual(32);
});

it('works where the cache cannot be written', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, { cache: 'a file, not a folder' });
  const first = await runOn(folder);
  expect({ first: first.exitCode, same: (await runOn(folder)).client === first.client }).toEqual({
    first: 0,
    same: true,
  });
});

it('loads no module of the last phase when nothing has changed', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await runOn(folder);
  const { told } = await runOn(folder);
  expect(told).toMatch(/0 written, 0 removed, \d+ unchanged/);
});
