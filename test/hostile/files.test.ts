import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callDocwright, executable } from '../support/run-docwright.js';
import { needsPlainUser } from '../support/skip-unless.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const page = `# x {#post}

| 请求参数 | 类型 | 描述
| --- | --- | ---

| 返回字典 | 类型 | 描述
| --- | --- | ---
| a | string | b
`;

/** A generous limit: a process that takes longer hangs. */
const longestRun = 120_000;

/** A folder with one good page, and the files that a case adds below `docs/openapi/v3`. */
function folderWith(spoil: (folder: string) => void): string {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/good.md': page });
  spoil(join(folder, 'docs/openapi/v3'));
  return folder;
}

const generating = ['generate', 'docs', '--out', 'out'];

/** The exit code of `generate`, its errors in a line each, and the pages of the client. */
async function generate(folder: string) {
  const { exitCode, stderr } = await callDocwright(generating, folder);
  return outcomeOf(folder, exitCode, stderr);
}

/** The same in a process that is ended when it hangs. */
function generateElsewhere(folder: string) {
  const { status, stderr } = spawnSync(process.execPath, [executable, ...generating], {
    cwd: folder,
    encoding: 'utf8',
    timeout: longestRun,
  });
  return outcomeOf(folder, status, stderr);
}

function outcomeOf(folder: string, exitCode: number | null, stderr: string) {
  const errors = [...stderr.matchAll(/^(\S.*) error (\S+)\n {2}(.*)$/gm)].map((match) => match.slice(1).join(' '));
  return { exitCode, errors, pages: readdirSync(join(folder, 'out/v3')) };
}

it.each<[string, (folder: string) => void, string]>([
  ['that is a folder', (folder) => mkdirSync(join(folder, 'odd.md')), 'it is a folder'],
  ['that is a link to nothing', (folder) => symlinkSync('nowhere', join(folder, 'odd.md')), 'its link leads nowhere'],
  ['that is a link to itself', (folder) => symlinkSync('odd.md', join(folder, 'odd.md')), 'its link leads nowhere'],
  [
    'that is not UTF-8',
    (folder) => writeFiles(folder, { 'odd.md': new Uint8Array([0xff, 0xfe, 0x00]) }),
    'it is not valid UTF-8',
  ],
  [
    'that is cut within a character',
    (folder) => writeFiles(folder, { 'odd.md': Buffer.from(`${page}字`).subarray(0, -1) }),
    'it is not valid UTF-8',
  ],
  [
    'over 16 MB',
    (folder) => writeFiles(folder, { 'odd.md': new Uint8Array(17 * 1024 * 1024).fill(0x20) }),
    'it is larger than 16 MB',
  ],
])('a page %s is reported, and the others are used', async (_, spoil, reason) => {
  expect(await generate(folderWith(spoil))).toEqual({
    exitCode: 1,
    errors: [`docs/openapi/v3/odd.md:1:1 page-unreadable The page cannot be read: ${reason}.`],
    pages: ['good.ts'],
  });
});

it.each<[string, (path: string) => void, string]>([
  ['a pipe', (path) => spawnSync('mkfifo', [path]), 'it is not a regular file'],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'its link leads out of the documentation folder'],
])('a page that is %s is reported, not waited for, and the others are used', (_, make, reason) => {
  expect(generateElsewhere(folderWith((folder) => make(join(folder, 'odd.md'))))).toEqual({
    exitCode: 1,
    errors: [`docs/openapi/v3/odd.md:1:1 page-unreadable The page cannot be read: ${reason}.`],
    pages: ['good.ts'],
  });
});

it('a page that may not be read is reported, and the others are used', needsPlainUser, async () => {
  const folder = folderWith((v3) => {
    writeFiles(v3, { 'odd.md': page });
    chmodSync(join(v3, 'odd.md'), 0);
  });
  expect(await generate(folder)).toEqual({
    exitCode: 1,
    errors: ['docs/openapi/v3/odd.md:1:1 page-unreadable The page cannot be read: permission is denied.'],
    pages: ['good.ts'],
  });
});

it('links in a circle are followed once', async () => {
  const folder = folderWith((v3) => {
    symlinkSync('..', join(v3, 'up'));
    symlinkSync('.', join(v3, 'here'));
  });
  expect(await generate(folder)).toEqual({ exitCode: 0, errors: [], pages: ['good.ts'] });
});

it('an empty page and one of blanks describe nothing and break nothing', async () => {
  const folder = folderWith((v3) => writeFiles(v3, { 'empty.md': '', 'blank.md': ' \n\t\n', 'mark.md': '\ufeff' }));
  expect(await generate(folder)).toEqual({ exitCode: 0, errors: [], pages: ['good.ts'] });
});

it('of two pages that differ only in case, one is used', async () => {
  const folder = folderWith((v3) => writeFiles(v3, { 'Good.md': page }));
  expect(await generate(folder)).toEqual({
    exitCode: 1,
    errors: [expect.stringContaining('openapi/v3/good.md:1:1 page-path-collides')],
    pages: ['Good.ts'],
  });
});

it('names that are valid on a disk but not in a client are each reported', async () => {
  const names = ['a%2e%2e', 'a\nb', 'a\\b', 'a:b', 'con', 'x'.repeat(240), ' a', '{json}', '\u202ea'];
  const folder = folderWith((v3) => writeFiles(v3, Object.fromEntries(names.map((name) => [`${name}.md`, page]))));
  const { exitCode, errors, pages } = await generate(folder);
  expect({ exitCode, refused: errors.length, pages }).toEqual({
    exitCode: 1,
    refused: names.length,
    pages: ['good.ts'],
  });
});

it.each(['index', 'client', 'notifications', 'runtime/core/client', 'Runtime/x'])(
  'a page called openapi/%s does not replace the client’s own file',
  async (name) => {
    const folder = folderWith((v3) => writeFiles(v3, { [`../${name}.md`]: page }));
    const { errors } = await generate(folder);
    expect({
      told: errors.length,
      kept: readFileSync(join(folder, 'out/index.ts'), 'utf8').includes('createChain'),
    }).toEqual({
      told: 1,
      kept: true,
    });
  },
);
