import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from './errno-of.mjs';

/** Everything that `dist/` depends on; the last one lists the installed packages. */
const SOURCES = ['build', 'generator', 'sandbox', 'templates', 'package.json', 'node_modules/.package-lock.json'];

/**
 * A hash of the paths and contents of sources; by default of all sources of `dist/`.
 *
 * @param {string} repository
 */
export async function hashSources(repository, sources = SOURCES) {
  const hash = createHash('sha256').update(process.version);
  const configs = (await readdir(repository)).filter((name) => /^tsconfig.*\.json$/.test(name));
  for (const source of [...sources, ...configs].sort()) {
    for (const path of await listFiles(repository, source)) {
      hash.update(`\0${path}\0`).update(await readFile(join(repository, path)));
    }
  }
  return hash.digest('hex');
}

/**
 * The files at or below a path, in a stable order; none where it does not exist.
 *
 * @param {string} repository
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function listFiles(repository, path) {
  /** @type {import('node:fs').Dirent[]} */
  let entries;
  try {
    entries = await readdir(join(repository, path), { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === 'ENOTDIR') return [path];
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
  const below = await Promise.all(
    entries
      .filter(({ name }) => name !== 'node_modules')
      .map((entry) => (entry.isDirectory() ? listFiles(repository, join(path, entry.name)) : [join(path, entry.name)])),
  );
  return below.flat().sort();
}
