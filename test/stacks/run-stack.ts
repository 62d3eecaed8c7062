import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/run-docwright.js';
import { writeFiles } from '../support/temporary-folder.js';
import type { Command, Stack } from './stack.js';

const projects = join(import.meta.dirname, 'projects');

const endings = { js: '.js', ts: '.ts', none: '' } as const;

/** Write the project of a stack into a new folder below `packages`; returns the folder. */
export async function writeProject(stack: Stack, packages: string): Promise<string> {
  const { importExtension, type, files, program, installed = [] } = stack;
  const folder = await writeClient({ importExtension, packages });
  for (const name of installed) installPackage(name, folder);
  const programs = ['first-call.ts', program].map((name) => [
    `src/${name}`,
    readFileSync(join(projects, `${name}.txt`), 'utf8'),
  ]);
  writePrograms(folder, importExtension, Object.fromEntries(programs));
  writeFiles(folder, { 'package.json': packageJson(type), ...files });
  return folder;
}

/** Put a package of the repository, or docwright as it is published, into the `node_modules` of a project, with its dependencies. */
function installPackage(name: string, folder: string): void {
  const source = name === 'docwright' ? repository : join(repository, 'node_modules', name);
  const { files = ['.'], dependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const target = join(folder, 'node_modules', name);
  if (existsSync(target)) return;
  for (const path of name === 'docwright' ? ['package.json', ...publishedFolders(files)] : ['.']) {
    cpSync(join(source, path), join(target, path), { recursive: true });
  }
  for (const dependency of Object.keys(dependencies)) installPackage(dependency, folder);
}

function publishedFolders(files: readonly string[]): string[] {
  return files.filter((path) => statSync(join(repository, path), { throwIfNoEntry: false })?.isDirectory());
}

/** As in most projects: without `type` if they are CommonJS, as Turbopack requires. */
export function packageJson(type: Stack['type']): string {
  return JSON.stringify({ name: 'shop', private: true, ...(type === 'module' && { type }) });
}

interface Client {
  readonly importExtension: Stack['importExtension'];
  readonly packages: string;
}

/** Generate the client of specs/ into `src/wechatpay` of a new folder below `packages`; returns the folder. */
export async function writeClient({ importExtension, packages }: Client): Promise<string> {
  const folder = mkdtempSync(join(packages, 'project-'));
  const docwright = join(repository, 'dist/bundle/main.js');
  const options = ['--out', 'src/wechatpay', '--import-extension', importExtension];
  await runCommand(['node', docwright, 'generate', join(repository, 'specs'), ...options], { folder, packages });
  return folder;
}

/** Write programs that import with `.js`, with their relative imports changed to the extension of the client. */
export function writePrograms(
  folder: string,
  importExtension: Stack['importExtension'],
  programs: Readonly<Record<string, string>>,
): void {
  const ended = Object.entries(programs).map(([path, text]) => [
    path,
    text.replace(/((?:from |\bimport\()'\.[^']*)\.js'/g, `$1${endings[importExtension]}'`),
  ]);
  writeFiles(folder, Object.fromEntries(ended));
}

export interface Where {
  readonly folder: string;
  readonly packages: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Run a command in a project; returns its output. Throws with the output if it fails. */
export async function runCommand(command: Command, { folder, packages, env = {} }: Where): Promise<string> {
  const [file, ...args] = commandLine(command, packages);
  const child = spawn(file, args, { cwd: folder, env: { ...process.env, NODE_ENV: undefined, CI: 'true', ...env } });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const exitCode = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const text = Buffer.concat(printed).toString();
  if (exitCode !== 0) throw new Error(`${command.join(' ')} ended with ${exitCode}:\n${text}`);
  return text;
}

/** The file that a command starts, and its arguments. `node_modules/.bin/node` is a newer Node, which must not run every command. */
export function commandLine([program, ...args]: Command, packages: string): [file: string, ...args: string[]] {
  if (program === 'node') return [process.execPath, ...args];
  if (program === 'node24') return [join(packages, 'node_modules/node24/bin/node'), ...args];
  return [join(packages, 'node_modules/.bin', program), ...args];
}
