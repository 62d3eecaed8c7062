import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check as checkClient } from '../../generator/api/check.js';
import { generate as generateClient } from '../../generator/api/generate.js';
import { inspect as inspectPages } from '../../generator/api/inspect.js';
import { openapi as describePages } from '../../generator/api/openapi.js';
import { apis } from '../../generator/apis/find-api.js';
import { check } from '../../generator/commands/check.js';
import type { Console } from '../../generator/commands/console.js';
import { diff } from '../../generator/commands/diff.js';
import { generate } from '../../generator/commands/generate.js';
import { inspect } from '../../generator/commands/inspect.js';
import { lint } from '../../generator/commands/lint.js';
import { openapi } from '../../generator/commands/openapi.js';
import { sandbox } from '../../generator/commands/sandbox.js';
import { watch } from '../../generator/commands/watch.js';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import { dialects } from '../../generator/dialects/find-dialect.js';
import { writeLibrary } from '../cache/run-twice.js';
import { digestFolder } from '../determinism/look-at-folder.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

interface Given {
  readonly folder: string;
  readonly settings: Settings;
}

const cache = { disabled: true };
const callOf = ({ folder, settings }: Given) => ({
  folders: [join(folder, 'docs')],
  out: join(folder, 'out'),
  version: '0',
  settings,
  cache,
});

const port = { port: 0, host: '127.0.0.1', seed: '', speed: 1, refundAfter: 1000, notifyAnywhere: false, tls: false };
const commands: Readonly<Record<string, (given: Given, console: Console) => Promise<number>>> = {
  generate: (given, console) => generate(callOf(given), console),
  watch: (given, console) => {
    const call = { ...callOf(given), reload: () => Promise.reject(new Error('Nothing asks for it.')) };
    return watch(call, console);
  },
  'generate --dry-run': (given, console) => generate({ ...callOf(given), dryRun: true }, console),
  check: (given, console) => check({ ...callOf(given), format: 'pretty', allowForeign: false, command: '' }, console),
  lint: (given, console) => lint({ ...callOf(given), format: 'pretty' }, console),
  inspect: (given, console) => inspect({ folders: [join(given.folder, 'docs')], ...given, cache }, console),
  openapi: (given, console) => openapi({ ...callOf(given), out: join(given.folder, 'openapi.json') }, console),
  diff: (given, console) => {
    const docs = join(given.folder, 'docs');
    return diff({ old: docs, new: docs, settings: given.settings, format: 'pretty', failOn: 'none' }, console);
  },
  sandbox: (given, console) => sandbox({ ...callOf(given), ...port, keys: join(given.folder, 'keys') }, console),
};

const none = { include: [], exclude: [] };
const wrongInputs: readonly (readonly [string, Partial<Settings>, (folder: string) => void, RegExp])[] = [
  [
    'an include that matches nothing',
    { include: ['openapi/v4/**'] },
    writeLibrary,
    /glob openapi\/v4\/\*\* of include/,
  ],
  [
    'an include of a misspelt folder',
    { include: ['v3/libary/**'] },
    writeLibrary,
    /Did you mean openapi\/v3\/library\/\*\*\?/,
  ],
  ['an exclude of everything', { exclude: ['**'] }, writeLibrary, /leave out all 3 pages/],
  [
    'notes without openapi/',
    none,
    (folder) => writeFiles(folder, { 'docs/notes.md': '# Notes\n\nNothing here.\n' }),
    /1 page in .*docs, and no operation in it/,
  ],
  [
    'pages without operations',
    none,
    (folder) => writeFiles(folder, { 'docs/openapi/v3/a.md': '# A\n', 'docs/openapi/v3/b.md': 'b\n' }),
    /2 pages in .*docs, and no operation in them\. The dialect wechatpay looks for a heading whose id is one of get, post, put, patch, delete\. Pages lie below openapi\/ or webhook\/\./,
  ],
  ['a folder that is not there', none, () => {}, /There is no folder .*docs\. Give the folder that holds openapi\//],
  [
    'a folder without pages',
    none,
    (folder) => writeFiles(folder, { 'docs/notes.txt': 'Nothing here.\n' }),
    /docs holds no Markdown page\. Pages end in \.md and lie below openapi\/ or webhook\/\./,
  ],
  [
    'pages of another notation',
    { dialect: { ...dialects.nanomq, api: apis.wechatpay } },
    writeLibrary,
    /3 pages in .*docs, and no operation in them\. The dialect nanomq looks for a heading that matches \^\(\?<method>/,
  ],
];

it.each(Object.keys(commands).flatMap((name) => wrongInputs.map((input) => [name, ...input] as const)))(
  '%s of %s fails, writes nothing and says why',
  async (name, _, settings, prepare, words) => {
    const folder = createTestFolder();
    prepare(folder);
    const { console, said } = recordConsole();
    const exitCode = await commands[name]?.({ folder, settings: { ...defaultSettings, ...settings } }, console);
    expect({
      exitCode,
      written: ['out', 'openapi.json', 'keys'].filter((path) => existsSync(join(folder, path))),
    }).toEqual({ exitCode: 2, written: [] });
    expect(said.complained).toMatch(words);
  },
);

it('exits with 1 and prints the errors if these leave no operation', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/broken.md': new Uint8Array([0x23, 0xff]) });
  const { console, said } = recordConsole();
  const exitCode = await generate(callOf({ folder, settings: defaultSettings }), console);
  expect([exitCode, existsSync(join(folder, 'out'))]).toEqual([1, false]);
  expect(said.complained).toMatch(/error page-unreadable[\s\S]*No operation is left/);
});

it('warns about a glob that matches nothing beside one that does, and continues', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const settings = { ...defaultSettings, exclude: ['openapi/v3/library/lones'] };
  const { console, said } = recordConsole();
  expect(await generate(callOf({ folder, settings }), console)).toBe(0);
  expect(said.complained).toBe(
    'docwright: The glob openapi/v3/library/lones of exclude matches none of 3 pages. Did you mean openapi/v3/library/loans?\n',
  );
});

async function generated(): Promise<string> {
  const folder = createTestFolder();
  writeLibrary(folder);
  await generate(callOf({ folder, settings: defaultSettings }), recordConsole().console);
  return folder;
}

it.each(['generate', 'generate --dry-run'])('%s refuses to remove more than half of the operations', async (name) => {
  const folder = await generated();
  const before = digestFolder(join(folder, 'out'));
  const settings = { ...defaultSettings, include: ['**/loans'] };
  const { console, said } = recordConsole();
  const exitCode = await commands[name]?.({ folder, settings }, console);
  expect([exitCode, digestFolder(join(folder, 'out')) === before]).toEqual([1, true]);
  expect(said.complained).toContain('This run would remove 2 of the 3 operations in ');
});

it('counts operations that others replace', async () => {
  const folder = await generated();
  for (const name of ['loans', 'books', 'readers']) {
    const page = join(folder, `docs/openapi/v3/library/${name}.md`);
    writeFiles(folder, { [`docs/openapi/v4/library/${name}.md`]: readFileSync(page) });
    rmSync(page);
  }
  const { console, said } = recordConsole();
  expect(await generate(callOf({ folder, settings: defaultSettings }), console)).toBe(1);
  expect(said.complained).toContain('would remove 3 of the 3 operations');
});

it('removes them with --force', async () => {
  const folder = await generated();
  const settings = { ...defaultSettings, include: ['**/loans'] };
  const exitCode = await generate({ ...callOf({ folder, settings }), force: true }, recordConsole().console);
  expect([exitCode, existsSync(join(folder, 'out/v3/library/books.ts'))]).toEqual([0, false]);
});

it('refuses by the count if the manifest of an older client lists no operations', async () => {
  const folder = await generated();
  const { operationsIn: _, ...manifest } = JSON.parse(readFileSync(join(folder, 'out/manifest.json'), 'utf8'));
  writeFiles(folder, { 'out/manifest.json': JSON.stringify(manifest) });
  const settings = { ...defaultSettings, include: ['**/loans'] };
  expect(await generate(callOf({ folder, settings }), recordConsole().console)).toBe(1);
});

it('prints what would be written, changed and removed, and changes nothing', async () => {
  const folder = await generated();
  const before = digestFolder(join(folder, 'out'));
  const text = readFileSync(join(folder, 'docs/openapi/v3/library/loans.md'), 'utf8');
  rmSync(join(folder, 'docs/openapi/v3/library/books.md'));
  writeFiles(folder, { 'docs/openapi/v3/library/shelves.md': text });
  const { console, said } = recordConsole();
  const exitCode = await generate({ ...callOf({ folder, settings: defaultSettings }), dryRun: true }, console);
  expect([exitCode, digestFolder(join(folder, 'out')) === before]).toEqual([0, true]);
  expect(said.printed).toBe(
    'write   v3/library/shelves.ts\nchange  README.md\nchange  api.md\nchange  index.ts\nchange  manifest.json\nremove  v3/library/books.ts\n',
  );
});

it.each([
  ['generate', generateClient],
  ['check', checkClient],
  ['inspect', inspectPages],
  ['openapi', describePages],
])('rejects %s of the API when it finds no operation', async (_, run) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const options = { input: join(folder, 'docs'), output: join(folder, 'out'), include: ['openapi/v4/**'] };
  await expect(run(options)).rejects.toThrow('No page is left');
});

it('returns which globs match nothing from the API', async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const { idleGlobs } = await generateClient({
    input: join(folder, 'docs'),
    output: join(folder, 'out'),
    exclude: ['x'],
  });
  expect(idleGlobs).toEqual([{ list: 'exclude', glob: 'x' }]);
});

it.each([
  [['generate', 'docs', '--out', 'out', '--include', 'openapi/v4/**']],
  [['check', 'docs', '--out', 'out', '--include', 'openapi/v4/**']],
  [['lint', 'docs', '--include', 'openapi/v4/**']],
  [['inspect', 'docs', '--include', 'openapi/v4/**']],
  [['openapi', 'docs', '--include', 'openapi/v4/**']],
  [['diff', 'docs', 'docs', '--include', 'openapi/v4/**']],
  [['sandbox', 'docs', '--include', 'openapi/v4/**']],
])('ends the process of %j with 2', (args) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const { exitCode, stdout, stderr } = runDocwright(args, folder);
  expect({ exitCode, stdout, told: stderr.includes('matches none of 3 pages') }).toEqual({
    exitCode: 2,
    stdout: '',
    told: true,
  });
});

it('names --keys where the keys of the sandbox cannot be kept', { timeout: 60_000 }, () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  writeFiles(folder, { keys: 'a file' });
  const { exitCode, stderr } = runDocwright(['sandbox', 'docs', '--keys', 'keys/own', '--port', '0'], folder);
  expect({ exitCode, told: stderr.includes('Pass a writable folder to --keys.') }).toEqual({
    exitCode: 1,
    told: true,
  });
});
