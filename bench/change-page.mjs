import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Add to the description in the first row of the first table of the middle page, as an author would.
 *
 * @param {string} pages a folder
 * @returns {Promise<() => Promise<void>>} undoes the change
 */
export async function changePage(pages) {
  const paths = (await readdir(pages, { recursive: true })).filter((path) => /openapi.*\.md$/.test(path)).sort();
  const page = join(pages, paths[Math.floor(paths.length / 2)] ?? '');
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replace(/^(\| ?-.*\n\|.*?)( ?\|?)$/m, '$1 changed$2'));
  return () => writeFile(page, text);
}
