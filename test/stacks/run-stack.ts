import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/run-docwright.js';
import { writeFiles } from '../support/temporary-folder.js';
import type { Command, Stack } from './stack.js';

const programs = join(import.meta.dirname, 'projects');

const endings = { js: '.js', ts: '.ts', none: '' } as const;

/** Write the project of a stack into a new folder of `packages`, with the client in `src/wechatpay`; the folder. */
export async function writeProject(stack: Stack, packages: string): Promise<string> {
  const folder = mkdtempSync(join(packages, 'project-'));
  const { importExtension, type, files, program } = stack;
  mkdirSync(join(folder, 'src'));
  for (const name of ['first-call.ts', program]) cpSync(join(programs, `${name}.txt`), join(folder, 'src', name));
  writeFiles(folder, { 'package.json': JSON.stringify({ name: 'shop', private: true, type }), ...files });
  for (const name of readdirSync(join(folder, 'src'))) endImports(join(folder, 'src', name), endings[importExtension]);
  await runCommand(
    [
      'node',
      join(repository, 'dist/bundle/main.js'),
      'generate',
      join(repository, 'specs'),
      '--out',
      'src/wechatpay',
      '--import-extension',
      importExtension,
    ],
    { folder, packages },
  );
  return folder;
}

function endImports(path: string, ending: string): void {
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/(from '\.[^']*)\.js'/g, `$1${ending}'`));
}

export interface Where {
  readonly folder: string;
  readonly packages: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Run a command in a project; what it prints. Throws, with all of it, where it fails. */
export async function runCommand([program, ...args]: Command, { folder, packages, env = {} }: Where): Promise<string> {
  const [file, ...before] = executables(packages)[program] ?? [join(packages, 'node_modules/.bin', program)];
  const child = spawn(file, [...before, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: undefined, CI: 'true', ...env },
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const text = Buffer.concat(printed).toString();
  if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${exitCode}:\n${text}`);
  return text;
}

/** `node_modules/.bin/node` is the newer one, which must not run everything. */
function executables(packages: string): Readonly<Record<string, readonly [string, ...string[]]>> {
  return { node: [process.execPath], node24: [join(packages, 'node_modules/node24/bin/node')] };
}
