import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sharedPath } from '../conformance/shared-folder.js';
import { compile } from '../support/compile.js';
import { runDocwright } from '../support/run-docwright.js';
import { skipUnless } from '../support/skip-unless.js';
import { createFolder, writeFiles } from '../support/temporary-folder.js';

const pages = sharedPath('reach/pages/opensubsonic/content');

/** Supysonic runs with the Python of Debian, which may not be the first in PATH. */
const hasServer = [
  ['supysonic-server', '--help'],
  ['/usr/bin/python3', '-c', 'import waitress'],
].every(([program = '', ...args]) => spawnSync(program, args).status === 0);

const needsMusicServer = skipUnless(
  hasServer && existsSync(pages),
  `It needs the Debian packages supysonic and python3-waitress, and ${pages}, which is no part of the repository.`,
);

type Call = (options: Readonly<Record<string, string>>, given?: unknown) => Promise<unknown>;
type Program = Readonly<Record<'ping' | 'getUser' | 'changePlaylists' | 'refuse', Call>>;

const user = 'alice';
const plainPassword = 'Pä&ss+w %40rd';

describe('the client of OpenSubsonic with Supysonic, which knows API 1.10.2', needsMusicServer, () => {
  let folder: string;
  let program: Program;
  let baseUrl: string;
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    folder = createFolder();
    const generated = runDocwright(['generate', pages, '--dialect', 'open-subsonic', '--out', join(folder, 'client')]);
    if (generated.exitCode !== 0) throw new Error(generated.stderr);
    const file = join(folder, 'playlists.ts');
    writeFiles(folder, {
      'playlists.ts': readFileSync(join(import.meta.dirname, 'projects/playlists.ts.txt'), 'utf8'),
      'supysonic.conf': writeConfiguration(folder),
    });
    program = await import(/* @vite-ignore */ file);
    const added = spawnSync('supysonic-cli', ['user', 'add', user, '-p', plainPassword], { cwd: folder });
    if (added.status !== 0) throw new Error(`supysonic-cli failed: ${added.stderr}`);
    const port = await findPort();
    baseUrl = `http://127.0.0.1:${port}`;
    server = spawn('supysonic-server', ['-S', 'waitress', '--host', '127.0.0.1', '--port', String(port)], {
      cwd: folder,
      stdio: 'inherit',
    });
    await waitUntilListening(server, baseUrl);
  });

  afterAll(async () => {
    if (!server || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  });

  it('compiles with a program that uses it', () => {
    expect(compile(folder, 'newest TypeScript')).toEqual([]);
  });

  it('pings', async () => {
    expect(await program.ping({ baseUrl, user, plainPassword })).toBeUndefined();
  });

  it('gets a user', async () => {
    expect(await program.getUser({ baseUrl, user, plainPassword }, user)).toEqual({ username: user, adminRole: false });
  });

  it('creates, lists, changes and deletes a playlist', async () => {
    const names = ['Lieder & Märchen', '雨 #1'];
    expect(await program.changePlaylists({ baseUrl, user, plainPassword }, names)).toEqual({
      names: [[], ['Lieder & Märchen of alice, 0 songs'], ['雨 #1 of alice, 0 songs'], []],
      got: '雨 #1',
    });
  });

  it('throws an ApiError with code 40 for a wrong password, without the password', async () => {
    const error = await program.refuse({ baseUrl, user, plainPassword: 'not-the-password' });
    expect(error).toMatchObject({ name: 'ApiError', code: '40', status: 200, message: 'Wrong username or password.' });
    expect(inspect(error, { depth: 9 }) + JSON.stringify(error)).not.toContain('not-the-password');
  });

  // The server answers in XML unless `f=json` comes with a call.
  it.each<[string, object]>([
    ['without a user', {}],
    ['with a token, which came with API 1.13.0', { user, password: plainPassword }],
  ])('throws an ApiError with code 10 for a call %s', async (_, options) => {
    expect(await program.refuse({ baseUrl, ...options })).toMatchObject({ name: 'ApiError', code: '10' });
  });
});

/** Everything that the server writes is in the folder; by default it uses a folder that all servers share. */
function writeConfiguration(folder: string): string {
  return `[base]
database_uri = sqlite:///${join(folder, 'supysonic.db')}
[webapp]
cache_dir = ${join(folder, 'cache')}
[daemon]
socket = ${join(folder, 'supysonic.sock')}
`;
}

/** A port that was free just now. */
async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitUntilListening(server: ChildProcess, url: string): Promise<void> {
  const ended = once(server, 'exit').then(([code]) => `supysonic-server ended with ${code}.`);
  const answered = vi.waitFor(() => fetch(url), { timeout: 60_000, interval: 100 }).then(() => undefined);
  const problem = await Promise.race([ended, answered]);
  if (problem !== undefined) throw new Error(problem);
}
