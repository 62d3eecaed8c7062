import { readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');

/**
 * Compile a generated client to JavaScript, file by file, like `tsc`, into `<work>/<name>`.
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
 * Bundle the client of one call into one file, as for a cloud function.
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
 * Link the packages that a client loads on demand below `work`, and mark its files as ES modules.
 *
 * @param {string} work
 */
export async function linkPackages(work) {
  await symlink(join(root, 'node_modules'), join(work, 'node_modules'), 'junction');
}
