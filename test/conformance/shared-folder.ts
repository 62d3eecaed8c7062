import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const repositoryRoot = join(import.meta.dirname, '../..');

const sharedFolder = join(repositoryRoot, '../shared');

/** A file or folder of `../shared`, which lies beside the checkout and is never part of it. */
export function sharedPath(name: string): string {
  return join(sharedFolder, name);
}

/** Whether `../shared` is there; when it is not, says on stderr what is skipped for that reason. */
export function hasSharedFolder(skipped: string): boolean {
  const present = ['corpus', 'truth/facts.json'].every((name) => existsSync(sharedPath(name)));
  if (!present) process.stderr.write(`\nSKIPPED: ${skipped}: ${sharedFolder} has no corpus/ and truth/facts.json.\n`);
  return present;
}
