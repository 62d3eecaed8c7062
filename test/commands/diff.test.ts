import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

function page(row: string): string {
  return `# 查询 {#get}

| 请求参数 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---

{.im-table #request}

| 返回字典 | 类型 {.type} | 描述 {.desc}
| --- | --- | ---
| state {data-required} | string | 状态
${row}

{.im-table #response}
`;
}

const withDue = page('| due {data-required} | string | 到期');
const withOptionalDue = page('| due | string | 到期');
const withShelf = page('| due | string | 到期\n| shelf | string | 书架');

function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
}

function commit(folder: string, text: string): void {
  writeFiles(folder, { 'docs/openapi/v3/things.md': text });
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'pages');
}

/** A repository whose pages changed twice. */
function createRepository(): string {
  const folder = createTestFolder();
  git(folder, 'init', '--quiet');
  for (const text of [withDue, withOptionalDue, withShelf]) commit(folder, text);
  return folder;
}

/** The changes that a comparison found, in short. */
async function diff(folder: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await callDocwright(['diff', ...args, '--format', 'json'], folder);
  const { semver, changes } = stdout === '' ? { semver: '', changes: [] } : JSON.parse(stdout);
  return { exitCode, stderr, semver, codes: changes.map(({ code }: { code: string }) => code) };
}

it('compares two revisions, or one with the working tree', async () => {
  const folder = createRepository();
  const breaking = { exitCode: 1, stderr: '', semver: 'major', codes: ['member-optional', 'member-added'] };
  expect(await diff(folder, 'HEAD~2:docs', 'HEAD:docs')).toEqual(breaking);
  expect(await diff(folder, 'HEAD~2:docs/', 'docs')).toEqual(breaking);
  expect(await diff(join(folder, 'docs'), 'HEAD~2:./', 'HEAD:docs/openapi/v3')).toEqual(breaking);
  expect(await diff(folder, 'HEAD:docs', 'docs')).toEqual({ exitCode: 0, stderr: '', semver: 'none', codes: [] });
});

it('compares the output of inspect, on disk and in a revision', async () => {
  const folder = createRepository();
  writeFiles(folder, { 'schema.json': (await callDocwright(['inspect', 'docs'], folder)).stdout });
  commit(folder, withDue);
  const found = { exitCode: 0, stderr: '', semver: 'minor', codes: ['member-added', 'member-required'] };
  expect((await diff(folder, 'schema.json', 'docs')).codes).toEqual(['member-removed', 'member-required']);
  expect(await diff(folder, 'HEAD~2:docs', 'HEAD:schema.json')).toEqual({ ...found, codes: ['member-added'] });
});

it.each([
  [[], 1],
  [['--fail-on', 'security'], 0],
  [['--fail-on', 'breaking'], 1],
  [['--fail-on', 'none'], 0],
])('with %j, exits with %i when a change is breaking', async (args, exitCode) => {
  expect((await diff(createRepository(), 'HEAD~2:docs', 'docs', ...args)).exitCode).toBe(exitCode);
});

it.each([
  [[], 0],
  [['--fail-on', 'compatible'], 1],
  [['--fail-on', 'documentation'], 1],
])('with %j, exits with %i when all changes are compatible', async (args, exitCode) => {
  expect((await diff(createRepository(), 'HEAD~1:docs', 'docs', ...args)).exitCode).toBe(exitCode);
});

it('fails when an operation is left out, because it looks removed', async () => {
  const folder = createRepository();
  writeFiles(folder, {
    'docs/openapi/v3/others.md': withShelf,
    'docs/openapi/v3/things.md': withShelf.replace(
      '\n\n{.im-table #request}',
      '\n| base_uri {data-required} | string | `https://elsewhere.example/`\n\n{.im-table #request}',
    ),
  });
  const { exitCode, stderr } = await diff(folder, 'HEAD:docs', 'docs', '--fail-on', 'none');
  expect({
    exitCode,
    told: stderr.includes('server-unlisted') && stderr.includes('docs was read without'),
  }).toEqual({ exitCode: 1, told: true });
});

it('reads a folder as a folder, even when it is named like a revision', async () => {
  const folder = createRepository();
  writeFiles(folder, { 'HEAD:docs/openapi/v3/things.md': withDue });
  expect((await diff(folder, 'HEAD:docs', 'docs')).codes).toEqual(['member-optional', 'member-added']);
});

it('compares only the selected pages', async () => {
  expect((await diff(createRepository(), 'HEAD~2:docs', 'docs', '--exclude', '**/things')).codes).toEqual([]);
});

it('leaves out links of a revision, and leaves no files behind', async () => {
  const folder = createRepository();
  symlinkSync('/etc/hostname', join(folder, 'docs/openapi/v3/secret.md'));
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'link');
  const temporary = createTestFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await diff(folder, 'HEAD:docs', 'HEAD~1:docs')).toEqual({
    exitCode: 0,
    stderr: '',
    semver: 'none',
    codes: [],
  });
  expect(readdirSync(temporary)).toEqual([]);
});

it.each([
  ['nowhere', 'There is no folder nowhere.'],
  ['gone:docs', 'there is no revision gone.'],
  ['HEAD:gone', 'The revision HEAD has no folder or file gone.'],
  ['--output=x:docs', "unknown option '--output=x:docs'"],
  ['$(touch owned):docs', 'there is no revision $(touch owned).'],
  ['HEAD;touch owned:docs', 'there is no revision HEAD;touch owned.'],
  [':docs', 'There is no folder :docs.'],
  ['HEAD:docs/openapi/v3/things.md', 'is not what docwright inspect prints: it is not JSON.'],
  ['docs/openapi/v3/things.md', 'is not what docwright inspect prints: it is not JSON.'],
  ['package.json', 'package.json is not what docwright inspect prints: schemaVersion is missing; it must be 1 or 2.'],
])('rejects %j and says why', async (named, words) => {
  const folder = createRepository();
  writeFiles(folder, { 'package.json': '{}' });
  const { exitCode, stdout, stderr } = await callDocwright(['diff', named, 'docs'], folder);
  expect({ exitCode, stdout, told: stderr.includes(words) ? words : stderr }).toEqual({
    exitCode: 2,
    stdout: '',
    told: words,
  });
  expect(readdirSync(folder).sort()).toEqual(['.git', 'docs', 'package.json']);
});

it('reads nothing after -- as an option', async () => {
  const { exitCode, stderr } = await callDocwright(['diff', '--', '--output=x:docs', 'docs'], createRepository());
  expect({ exitCode, told: stderr.includes('There is no folder --output=x:docs.') }).toEqual({
    exitCode: 2,
    told: true,
  });
});

it('says that there is no repository', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-repository-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { exitCode, stderr } = runDocwright(['diff', 'HEAD:docs', 'docs'], folder);
  expect({ exitCode, told: stderr.includes('no revision can be read here: not a git repository') }).toEqual({
    exitCode: 2,
    told: true,
  });
});

it.each([
  [['diff'], "missing required argument 'old'"],
  [['diff', 'specs'], "missing required argument 'new'"],
  [['diff', 'specs', ''], 'It must not be empty.'],
  [['diff', 'specs', 'specs', 'specs'], 'too many arguments'],
  [['diff', 'specs', 'specs', '--format', 'xml'], 'Allowed choices are pretty, json, md.'],
  [
    ['diff', 'specs', 'specs', '--fail-on', 'all'],
    'Allowed choices are security, breaking, compatible, documentation, none.',
  ],
])('prints a hint for the wrong call %j', async (args, words) => {
  const { exitCode, stdout, stderr } = await callDocwright(args);
  expect({ exitCode, stdout, told: stderr.includes(words) }).toEqual({ exitCode: 2, stdout: '', told: true });
});

it('prints help with examples and the meaning of the exit code', async () => {
  const { exitCode, stdout } = await callDocwright(['diff', '--help']);
  expect({
    exitCode,
    told: stdout.includes('docwright diff main:specs specs') && stdout.includes('Exits with 0'),
  }).toEqual({
    exitCode: 0,
    told: true,
  });
});
