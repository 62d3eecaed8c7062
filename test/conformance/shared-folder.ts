import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url));

const sharedFolder = fileURLToPath(new URL('../../../shared', import.meta.url));

/** A file or folder of `../shared`, which lies beside the checkout and is never part of it. */
export function sharedPath(name: string): string {
  return `${sharedFolder}/${name}`;
}

/** Whether `../shared` is there; when it is not, says on stderr what is skipped for that reason. */
export function hasSharedFolder(skipped: string): boolean {
  const present = ['corpus', 'truth/facts.json'].every((name) => existsSync(sharedPath(name)));
  if (!present) process.stderr.write(`\nSKIPPED: ${skipped}: ${sharedFolder} has no corpus/ and truth/facts.json.\n`);
  return present;
}
