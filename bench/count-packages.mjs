import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The number of packages that `npm install <name>` installs, by the lock file.
 *
 * @param {string} name
 * @returns {number}
 */
export function countPackages(name) {
  /** @type {{ packages: Record<string, { dependencies?: Record<string, string> }> }} */
  const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, 'package-lock.json'), 'utf8'));
  const seen = new Set([`node_modules/${name}`]);
  for (const place of seen) {
    for (const needed of Object.keys(packages[place]?.dependencies ?? {})) seen.add(locate(place, needed));
  }
  return seen.size - 1;

  /** @param {string} from @param {string} needed */
  function locate(from, needed) {
    for (let folder = `${from}/`; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/', folder.length - 2))) {
      const place = `${folder}node_modules/${needed}`.replace(/^\//, '');
      if (packages[place] !== undefined || folder === '') return place;
    }
  }
}
