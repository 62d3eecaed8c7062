import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The compiled generator, which is not there when this file is type-checked in a fresh clone.
 *
 * @param {string} path
 */
function importBuilt(path) {
  return import(new URL(`../dist/${path}`, import.meta.url).href);
}

/**
 * Write the overrides of each dialect as JSON into the folder of the bundle: a run would read their YAML for as long as it
 * takes to emit a quarter of the client.
 *
 * @param {string} outdir
 */
export async function writeOverrides(outdir) {
  const { dialects } = await importBuilt('dialects/find-dialect.js');
  const { listOverridesFiles } = await importBuilt('run/list-overrides-files.js');
  const { buildOverrides } = await importBuilt('run/load-overrides.js');
  for (const dialect of Object.values(dialects)) {
    for (const file of listOverridesFiles({ overrides: [], dialectOverrides: true, dialect })) {
      const { path, json } = await buildOverrides(file);
      await mkdir(dirname(join(outdir, path)), { recursive: true });
      await writeFile(join(outdir, path), json);
    }
  }
}
