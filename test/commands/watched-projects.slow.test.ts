import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFiles } from '../support/temporary-folder.js';
import { expectFresh, startWatching } from './start-watching.js';

const loans = 'docs/openapi/v3/library/loans.md';
const override =
  '- page: openapi/v3/library/loans\n  field: response.body.state\n  set: { type: integer }\n  reason: a test\n';

function readLoans(folder: string): string {
  const file = join(folder, 'out/v3/library/loans.ts');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Reader', '-c', 'user.email=reader@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

it('applies overrides as soon as docwright.overrides.yaml is created, and no longer once it is removed', async () => {
  const { folder, lineLike } = await startWatching();
  writeFiles(folder, { 'docwright.overrides.yaml': override });
  await lineLike(/^watching docs/);
  expect(readLoans(folder)).toContain('state: number');
  writeFiles(folder, { 'docwright.overrides.yaml': override.replace('integer', 'boolean') });
  await lineLike(/^docwright\.overrides\.yaml: 2 files written/);
  expect(readLoans(folder)).toContain('state: boolean');
  rmSync(join(folder, 'docwright.overrides.yaml'));
  await lineLike(/^watching docs/);
  expect(readLoans(folder)).toContain('state: string');
});

it('uses a configuration that is created, then one that takes precedence over it, then the first again', async () => {
  const { folder, lineLike, end } = await startWatching();
  writeFiles(folder, { 'docwright.config.json': '{ "header": "from JSON" }' });
  await lineLike(/^watching docs/);
  expect(readLoans(folder)).toContain('// from JSON');
  writeFiles(folder, { 'new.ts': "export default { header: 'from TypeScript' };\n" });
  renameSync(join(folder, 'new.ts'), join(folder, 'docwright.config.ts'));
  await lineLike(/^watching docs/);
  expect(readLoans(folder)).toContain('// from TypeScript');
  rmSync(join(folder, 'docwright.config.ts'));
  await lineLike(/^watching docs/);
  expect(readLoans(folder)).toContain('// from JSON');
  expect(await end()).toBe(0);
});

it('watches a file of overrides that the configuration names before it and its folder exist', async () => {
  const config = JSON.stringify({ input: 'docs', output: 'out', overrides: 'fixes/library.yaml' });
  const { folder, lineLike } = await startWatching([], { 'docwright.config.json': config });
  writeFiles(folder, { 'fixes/library.yaml': override });
  await lineLike(/^fixes\/library\.yaml: .* written/);
  expect(readLoans(folder)).toContain('state: number');
});

it('continues after a configuration that names a missing folder', async () => {
  const config = (input: string) => JSON.stringify({ input, output: 'out' });
  const { folder, lineLike } = await startWatching([], { 'docwright.config.json': config('docs') });
  writeFiles(folder, { 'docwright.config.json': config('pages') });
  await lineLike(/^docwright: There is no folder pages/);
  await lineLike(/^watching pages/);
  renameSync(join(folder, 'docs'), join(folder, 'pages'));
  await lineLike(/^docwright: 3 operations of 3 pages in out: /);
  writeFiles(folder, { 'docwright.config.json': config('docs') });
  await lineLike(/^docwright: There is no folder docs/);
  renameSync(join(folder, 'pages'), join(folder, 'docs'));
  await lineLike(/^docwright: 3 operations of 3 pages in out: /);
  await expectFresh(folder);
});

it('survives switching to a branch with other pages and another configuration, and back, ten times', async () => {
  const config = (header: string) => JSON.stringify({ input: 'docs', output: 'out', header });
  const { folder, lineLike, end } = await startWatching(
    ['--force'],
    { 'docwright.config.json': config('main') },
    (folder) => {
      writeFiles(folder, { '.gitignore': 'out/\nfresh/\n' });
      git(folder, 'init', '-q', '-b', 'main');
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'main');
      const text = readFileSync(join(folder, loans), 'utf8');
      git(folder, 'switch', '-q', '-c', 'other');
      rmSync(join(folder, 'docs/openapi/v3/library'), { recursive: true });
      for (let page = 0; page < 60; page += 1)
        writeFiles(folder, { [`docs/openapi/v3/shelves/shelf${page}.md`]: text });
      writeFiles(folder, { 'docwright.config.json': config('other') });
      git(folder, 'add', '-A');
      git(folder, 'commit', '-q', '-m', 'other');
      git(folder, 'switch', '-q', 'main');
    },
  );
  for (let round = 0; round < 10; round += 1) {
    const [branch, file] = round % 2 === 0 ? ['other', 'shelves/shelf59'] : ['main', 'library/loans'];
    git(folder, 'switch', '-q', branch);
    const header = new RegExp(`^// ${branch}$`, 'm');
    await expect
      .poll(() => {
        const written = join(folder, 'out/v3', `${file}.ts`);
        return existsSync(written) && header.test(readFileSync(written, 'utf8'));
      })
      .toBe(true);
  }
  writeFiles(folder, { [loans]: readFileSync(join(folder, loans), 'utf8').replace('查询借阅', '借阅') });
  await lineLike(/loans\.md: .* written/);
  await expectFresh(folder);
  expect(await end()).toBe(0);
});
