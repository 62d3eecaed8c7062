import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dialectNames, findDialect } from '../dist/dialects/find-dialect.js';
import { listOverridesFiles } from '../dist/run/list-overrides-files.js';
import { buildOverrides } from '../dist/run/load-overrides.js';

/**
 * Write the overrides of each dialect as JSON into the folder of the bundle: a run would read their YAML for as long as it
 * takes to emit a quarter of the client.
 *
 * @param {string} outdir
 */
export async function writeOverrides(outdir) {
  for (const dialect of dialectNames.flatMap((name) => findDialect(name) ?? [])) {
    for (const file of listOverridesFiles({ overrides: [], dialectOverrides: true, dialect })) {
      const { path, json } = await buildOverrides(file);
      await mkdir(dirname(join(outdir, path)), { recursive: true });
      await writeFile(join(outdir, path), json);
    }
  }
}
