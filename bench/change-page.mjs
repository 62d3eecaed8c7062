import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Add to what the middle one of the pages says of its first table's first row, as an editor would.
 *
 * @param {string} pages a folder
 * @returns {Promise<() => Promise<void>>} takes it back
 */
export async function changePage(pages) {
  const paths = (await readdir(pages, { recursive: true })).filter((path) => /openapi.*\.md$/.test(path)).sort();
  const page = join(pages, paths[Math.floor(paths.length / 2)] ?? '');
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replace(/^(\| ?-.*\n\|.*?)( ?\|?)$/m, '$1 changed$2'));
  return () => writeFile(page, text);
}
