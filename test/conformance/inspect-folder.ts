import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ApiSchema } from '../../generator/model/schema.js';
import type { Facts } from './facts.js';
import { repositoryRoot, sharedPath } from './shared-folder.js';

const oneGigabyte = 2 ** 30;

/** The schema of a folder of pages, as the built command line prints it with these options. */
export async function inspectFolder(
  folder: string,
  ...options: readonly string[]
): Promise<ApiSchema & { readonly schemaVersion: number }> {
  const args = ['dist/main.js', 'inspect', folder, '--silent', ...options];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repositoryRoot, maxBuffer: oneGigabyte });
  return JSON.parse(stdout);
}

/** The facts that the independent reader found on the pages of the corpus. */
export async function readFacts(): Promise<Facts> {
  return JSON.parse(await readFile(sharedPath('truth/facts.json'), 'utf8'));
}
