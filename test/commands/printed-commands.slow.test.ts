import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { init } from '../../generator/commands/init.js';
import { newPage } from '../../generator/commands/new.js';
import { recordConsole } from '../diagnostics/record-console.js';
import { executable } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const before = process.cwd();
afterEach(() => process.chdir(before));

/** Stands in for npm without installing: checks that the folders of its commands contain docwright, and that the archive would be there. */
const npm = `#!/bin/sh
set -e
case "$1" in
  ci | pack) grep -q '"name": "docwright"' package.json ;;
  install) [ "$2" = --save-dev ]; case "$3" in ./*.tgz | ../*.tgz | /*.tgz) ;; *) exit 1 ;; esac
    grep -q '"name": "docwright"' "$(dirname "$3")/package.json" ;;
  *) exit 1 ;;
esac
`;
const npx = `#!/bin/sh
[ "$1" = docwright ] || exit 1
shift
exec "${process.execPath}" "${executable}" "$@"
`;

/** Run the indented lines of a text as if they were pasted into a shell; returns the exit code of each. */
function runPrinted(text: string): (readonly [command: string, outcome: string | number])[] {
  const bin = createTestFolder();
  writeFiles(bin, { npm, npx });
  for (const name of ['npm', 'npx']) chmodSync(join(bin, name), 0o755);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };
  const lines = text.split('\n').filter((line) => line.startsWith('  '));
  return lines.map((line) => {
    const { status, stderr } = spawnSync('sh', ['-c', line], { env, encoding: 'utf8' });
    return [line.replace(/ *#.*/, '').trim(), status === 0 ? 0 : `${status}: ${stderr}`];
  });
}

const page = `# 查询借阅 {#get}

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| state {data-required} | string | 状态

{.im-table #response}
`;

const names = ['specs', 'my specs', "it's", 'a"b', '说明', '-pages', '$HOME', '~', '`x`', 'a&b;c', '*', '#1'];

it.each(names)('prints commands after init that can be run where the pages are in %s', async (name) => {
  const folder = join(createTestFolder(), name);
  writeFiles(folder, { [`${name}/openapi/v3/loans.md`]: page });
  process.chdir(folder);
  const { console, said } = recordConsole();
  expect(await init({ input: name, out: `${name}-client`, force: false }, console)).toBe(0);
  expect(runPrinted(said.told).map(([, code]) => code)).toEqual([0, 0, 0, 0]);
  expect(existsSync(join(folder, `${name}-client/v3/loans.ts`))).toBe(true);
});

it.each(['my specs', '-pages', "it's"])(
  'prints commands after init that can be run where %s does not exist yet',
  async (name) => {
    const folder = createTestFolder();
    process.chdir(folder);
    const { console, said } = recordConsole();
    await init({ input: name, out: 'client', force: false }, console);
    expect(runPrinted(said.told).map(([, code]) => code)).toEqual([0, 0, 0, 0, 0]);
    expect([existsSync(join(folder, name, 'openapi/v3/some/path.md')), readdirSync(join(folder, 'client/v3'))]).toEqual(
      [true, ['some']],
    );
  },
);

it.each([
  ['openapi/v3/loans.md', '.'],
  ['docs/openapi/v3/loans.md', 'docs'],
  ['site/docs/openapi/v3/loans.md', 'site'],
  ['site/docs/openapi/v3/loans.md', '.'],
])('prints commands after init that can be run where %s is read as part of %s', async (path, input) => {
  const folder = createTestFolder();
  writeFiles(folder, { [path]: page });
  process.chdir(folder);
  const { console, said } = recordConsole();
  expect(await init({ input, out: 'client', force: false }, console)).toBe(0);
  expect(runPrinted(said.told).map(([, code]) => code)).toEqual([0, 0, 0, 0]);
  expect(existsSync(join(folder, 'client/v3/loans.ts'))).toBe(true);
});

it.each([
  ['docs/openapi/client', 'The output lies inside the input folder docs/openapi.'],
  ['.', 'The input folder docs/openapi lies inside the output.'],
])('writes no configuration that writes docs into %s', async (out, message) => {
  const folder = createTestFolder();
  mkdirSync(join(folder, 'docs/openapi/client'), { recursive: true });
  process.chdir(folder);
  const { console, said } = recordConsole();
  expect(await init({ input: 'docs', out, force: false }, console)).toBe(2);
  expect([said.complained.startsWith(`docwright: ${message}`), existsSync('docwright.config.ts')]).toEqual([
    true,
    false,
  ]);
});

it.each(names)('prints a command after new that can be run where the root is %s', async (name) => {
  process.chdir(createTestFolder());
  const { console, said } = recordConsole();
  expect(await newPage({ page: 'v3/loans', method: 'post', root: name }, console)).toBe(0);
  expect(runPrinted(said.told).map(([, code]) => code)).toEqual([0]);
});

it.each([
  ['docs', 'docs'],
  ['docs/openapi', 'docs'],
  ['docs/openapi/v3', 'docs'],
  ['openapi', '.'],
])('writes a new page of the folder %s below %s', async (root, below) => {
  const folder = createTestFolder();
  process.chdir(folder);
  const { console, said } = recordConsole();
  await newPage({ page: 'v3/loans', method: 'post', root }, console);
  expect([existsSync(join(folder, below, 'openapi/v3/loans.md')), runPrinted(said.told)]).toEqual([
    true,
    [[`npx docwright lint ${below}`, 0]],
  ]);
});
