import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replaceInside } from '../../generator/4-emit/write/write-in-place.js';
import { writeLibrary } from '../cache/run-twice.js';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const secret = 'TOKEN=top-secret\n';

/** A repository with pages, beside a file and a folder that it must not access. */
function createProject() {
  const base = createTestFolder();
  const project = join(base, 'project');
  mkdirSync(project);
  writeLibrary(project);
  writeFiles(base, { 'secret.txt': secret, 'elsewhere/kept.txt': 'kept' });
  execFileSync('git', ['init', '--quiet'], { cwd: project });
  return { base, project };
}

/** What a command prints, and whether a secret is in it. */
async function run(project: string, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await callDocwright([...args, '--no-cache'], project);
  const printed = stdout + stderr;
  return { exitCode, printed, isLeaked: printed.includes('top-secret') };
}

it.each([
  ['docs/openapi/v3/x.md', 'docs/openapi/v3/x.md', '../../../../secret.txt'],
  ['docs/accepted.json', 'docs/accepted.json', '../../secret.txt'],
  ['docwright.overrides.yaml', 'docwright.overrides.yaml', '../secret.txt'],
])('lint names the link %s, and prints nothing of its target', async (link, shown, target) => {
  const { project } = createProject();
  symlinkSync(target, join(project, link));
  const { exitCode, printed, isLeaked } = await run(project, 'lint', 'docs');
  expect({ exitCode, isLeaked }).toEqual({ exitCode: 1, isLeaked: false });
  expect(printed).toMatch(new RegExp(`^${shown}:1:1 error .*\\n.*its link leads out`, 'm'));
});

it('generate does not copy the target of a link among the templates into the client', async () => {
  const { project } = createProject();
  mkdirSync(join(project, 'templates'));
  symlinkSync('../../secret.txt', join(project, 'templates/header.hbs'));
  const { exitCode, printed } = await run(project, 'generate', 'docs', '--out', 'out', '--templates', 'templates');
  expect([exitCode, printed]).toEqual([2, expect.stringContaining('templates/header.hbs is a link that leads out')]);
  expect(existsSync(join(project, 'out'))).toBe(false);
});

it.each(['out', 'out/v3', 'out/runtime/core'])('generate writes nothing through a link at %s', async (place) => {
  const { base, project } = createProject();
  mkdirSync(join(project, place, '..'), { recursive: true });
  symlinkSync(join(base, 'elsewhere'), join(project, place));
  const { exitCode } = await run(project, 'generate', 'docs', '--out', 'out');
  expect([exitCode, readdirSync(join(base, 'elsewhere'))]).toEqual([1, ['kept.txt']]);
});

it('a single file is not written through a link', async () => {
  const { base, project } = createProject();
  mkdirSync(join(project, 'out'));
  symlinkSync(join(base, 'elsewhere'), join(project, 'out/v3'));
  await expect(replaceInside(join(project, 'out'), { path: 'v3/loans.ts', text: '' })).rejects.toThrow('is a link');
  expect(readdirSync(join(base, 'elsewhere'))).toEqual(['kept.txt']);
});

it('new writes no page through a link', async () => {
  const { base, project } = createProject();
  symlinkSync(join(base, 'elsewhere'), join(project, 'docs/openapi/v3/pay'));
  const { exitCode, stderr } = await callDocwright(['new', 'v3/pay/x', '--method', 'post', '--root', 'docs'], project);
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('a link leads out of docs')]);
  expect(readdirSync(join(base, 'elsewhere'))).toEqual(['kept.txt']);
});

it('init --force replaces a link, not its target', async () => {
  const { base, project } = createProject();
  symlinkSync('../secret.txt', join(project, 'docwright.config.ts'));
  await callDocwright(['init', '--force', '--input', 'docs', '--out', 'out'], project);
  expect(readFileSync(join(base, 'secret.txt'), 'utf8')).toBe(secret);
});

it('takes no configuration from above the repository', async () => {
  const { base, project } = createProject();
  writeFiles(base, { 'docwright.config.json': '{ "input": "project/docs", "output": "planted" }' });
  expect((await run(join(project, 'docs'), 'generate', '--print-config')).printed).toContain('"config": null');
});
