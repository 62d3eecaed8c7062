import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspect } from '../../generator/commands/inspect.js';
import { lint } from '../../generator/commands/lint.js';
import { openapi } from '../../generator/commands/openapi.js';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { changesOfPages } from './changes.js';
import { rewriteRecord, runOn, writeLibrary } from './run-twice.js';

const commands = {
  inspect,
  openapi,
  lint: (call: Parameters<typeof inspect>[0], console: Parameters<typeof inspect>[1]) =>
    lint({ ...call, version: '0', format: 'json' }, console),
};

type Command = keyof typeof commands;

/** What a command prints of a folder's `docs`. */
async function printOf(command: Command, folder: string, options: { settings?: Settings; disabled?: boolean } = {}) {
  const { settings = defaultSettings, disabled = false } = options;
  const { console, said } = recordConsole();
  const cache = { folder: join(folder, 'cache'), disabled };
  const exitCode = await commands[command]({ folders: [join(folder, 'docs')], settings, cache }, console);
  return { exitCode, printed: said.printed, complained: said.complained };
}

const names: readonly Command[] = ['inspect', 'openapi', 'lint'];
const cases = names.flatMap((command) => Object.keys(changesOfPages).map((change) => ({ command, change })));

it.each(cases)('prints the same with $command as without cache after a change of $change', async (each) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await printOf(each.command, folder);
  changesOfPages[each.change]?.(folder);
  const second = await printOf(each.command, folder);
  const third = await printOf(each.command, folder);
  const expected = await printOf(each.command, folder, { disabled: true });
  expect([second, third]).toEqual([expected, expected]);
});

it.each(Object.keys(changesOfPages))('lints with what generate cached after a change of %s', async (change) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await runOn(folder);
  changesOfPages[change]?.(folder);
  expect(await printOf('lint', folder)).toEqual(await printOf('lint', folder, { disabled: true }));
});

it('generates the whole client after lint has filled the cache', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await printOf('lint', folder);
  const { client } = await runOn(folder);
  expect(client).toEqual((await runOn(folder, { remembering: false, out: 'fresh' })).client);
});

it('describes pages again for another dialect, and for other overrides', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const first = await printOf('inspect', folder);
  const { types } = defaultSettings.dialect;
  const words = { ...types.words, string: { kind: 'boolean' as const } };
  const dialect = { ...defaultSettings.dialect, types: { ...types, words } };
  writeFiles(folder, {
    'overrides.yaml':
      '- page: openapi/v3/library/loans\n  field: response.json.state\n  set: { type: integer }\n  reason: a test\n',
  });
  const overrides = [join(folder, 'overrides.yaml')];
  for (const settings of [
    { ...defaultSettings, dialect },
    { ...defaultSettings, overrides },
  ]) {
    const other = await printOf('inspect', folder, { settings });
    expect(other).toEqual(await printOf('inspect', folder, { settings, disabled: true }));
    expect(other.exitCode).toBe(first.exitCode);
    expect(other.printed).not.toBe(first.printed);
  }
});

const damages: Readonly<Record<string, (record: string) => void>> = {
  'is cut short': (record) => truncateSync(record, 400),
  'has another byte': (record) => writeFileSync(record, readFileSync(record, 'utf8').replace('查询书', '查询车')),
};

it.each(Object.keys(damages))('ignores cached pages when their file %s', async (damage) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const first = await printOf('inspect', folder);
  for (const record of readdirSync(join(folder, 'cache'))) damages[damage]?.(join(folder, 'cache', record));
  expect(await printOf('inspect', folder)).toEqual(first);
});

it('does not describe cached pages again', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await printOf('inspect', folder);
  const [name = ''] = readdirSync(join(folder, 'cache'));
  const record = join(folder, 'cache', name);
  await rewriteRecord(record, (body) => body.replaceAll('查询书', '查询车'));
  expect((await printOf('inspect', folder)).printed).toContain('查询车');
});
