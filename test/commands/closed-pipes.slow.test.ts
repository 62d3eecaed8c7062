import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runInTerminal } from '../../docs/pictures/run-in-terminal.js';
import { writeLibrary } from '../cache/run-twice.js';
import { executable, repository, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

/** Run a command whose standard output and standard error are closed at the reading end. */
async function runUnread(args: readonly string[], cwd: string): Promise<number | string | null> {
  const child = spawn(process.execPath, [executable, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  child.stderr.destroy();
  const [code, signal] = await once(child, 'exit');
  return code ?? signal;
}

it.each([
  [['inspect', join(repository, 'specs')], 0],
  [['openapi', join(repository, 'specs')], 0],
  [['lint', 'docs'], 0],
  [['lint', '--explain', 'type-unknown'], 0],
  [['check', 'docs', '--out', 'out'], 1],
  [['diff', 'docs', 'docs'], 0],
  [['explain', 'GET /v3/library/loans', 'docs'], 0],
  [['--help'], 0],
  [['generate', 'docs', '--out', 'out'], 0],
  [['generate', 'docs', '--out', 'out', '--watch'], 0],
  [['sandbox', 'docs', '--port', '0'], 0],
])('ends %j with its own exit code when its output is closed', { timeout: 60_000 }, async (args, exitCode) => {
  const folder = createTestFolder();
  writeLibrary(folder);
  expect(await runUnread(args, folder)).toBe(exitCode);
});

it('prints nothing about a pipe that was closed', { timeout: 60_000 }, () => {
  const command = `'${process.execPath}' '${executable}' openapi specs 2>err.txt | head -c 10`;
  const folder = createTestFolder();
  const { stdout } = spawnSync('bash', ['-c', command.replace('specs', join(repository, 'specs'))], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([stdout.length, readFileSync(join(folder, 'err.txt'), 'utf8')]).toEqual([10, '']);
});

it('writes the client when its output is closed', { timeout: 60_000 }, async () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  await runUnread(['generate', 'docs', '--out', 'out'], folder);
  expect(existsSync(join(folder, 'out/index.ts'))).toBe(true);
});

it('never hides the cursor and never turns wrapping off, so nothing has to be restored', { timeout: 60_000 }, () => {
  const folder = createTestFolder();
  writeLibrary(folder);
  const output = runInTerminal(['generate', 'docs', '--out', 'out'], folder);
  expect([output.includes('/3 pages'), /\u{1b}\[\?(?:25|7)l/u.test(output)]).toEqual([true, false]);
});

it.each(['LF', 'CRLF'])('checks a client in a checkout with %s', { timeout: 60_000 }, (ends) => {
  const folder = createTestFolder();
  writeLibrary(join(folder, 'one'));
  runDocwright(['generate', 'docs', '--out', 'out'], join(folder, 'one'));
  const git = (cwd: string, ...args: readonly string[]) => spawnSync('git', args, { cwd: join(folder, cwd) });
  git('one', 'init', '--quiet');
  git('one', 'add', '--all');
  git('one', '-c', 'user.name=n', '-c', 'user.email=n@example.com', 'commit', '--quiet', '--message', 'x');
  git('.', 'clone', '--quiet', '-c', `core.autocrlf=${ends === 'CRLF'}`, 'one', 'two');
  expect(runDocwright(['check', 'docs', '--out', 'out'], join(folder, 'two'))).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  writeFiles(folder, { 'two/docs/openapi/v3/library/loans.md': '# 借书 {#get}\r\n' });
  expect(runDocwright(['check', 'docs', '--out', 'out'], join(folder, 'two')).exitCode).toBe(1);
});
