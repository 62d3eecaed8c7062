import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/**
 * Make JavaScript of a generated client, file by file, as `tsc` would: into `<work>/<name>`.
 *
 * @param {{ readonly client: string, readonly work: string, readonly name: string }} place
 * @returns {Promise<string>} the folder
 */
export async function buildClient({ client, work, name }) {
  const outdir = join(work, name);
  const paths = await readdir(client, { recursive: true });
  await build({
    entryPoints: paths.filter((path) => path.endsWith('.ts')).map((path) => join(client, path)),
    outbase: client,
    outdir,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    outExtension: { '.js': '.js' },
    tsconfigRaw: {},
  });
  return outdir;
}

/**
 * The client of one call in one file, as a bundler would make it for a function in the cloud.
 *
 * @param {{ readonly client: string, readonly work: string, readonly page: string }} place
 * @returns {Promise<string>} the file
 */
export async function bundleCall({ client, work, page }) {
  const outfile = join(work, 'one-call.mjs');
  await build({
    stdin: {
      contents: `export { createClient } from './client.js';\nexport * from './${page}';\n`,
      resolveDir: client,
    },
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    tsconfigRaw: {},
  });
  return outfile;
}

/**
 * The packages that a client loads when it needs them are found from below `work`, and its files are ES modules.
 *
 * @param {string} work
 */
export async function linkPackages(work) {
  await symlink(join(root, 'node_modules'), join(work, 'node_modules'), 'junction');
}
