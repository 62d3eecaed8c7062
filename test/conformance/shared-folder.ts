import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { skipUnless } from '../support/skip-unless.js';

export const repositoryRoot = join(import.meta.dirname, '../..');

const sharedFolder = join(repositoryRoot, '../shared');

/** A file or folder of `../shared`, which is beside the checkout and never part of it. */
export function sharedPath(name: string): string {
  return join(sharedFolder, name);
}

const hasSharedFolder = ['corpus', 'truth/facts.json'].every((name) => existsSync(sharedPath(name)));

/** Options of a test that compares with real pages or with facts about them. */
export const needsSharedFolder = skipUnless(
  hasSharedFolder,
  `${sharedFolder}, which is no part of the repository, has no corpus/ and truth/facts.json.`,
);
