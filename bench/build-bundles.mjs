import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundle each call by itself, minified; the client is the caller's and not part of it.
 *
 * @param {string} client
 * @param {readonly import('./measure-consumer.mjs').GeneratedCall[]} calls
 * @param {string} work
 * @returns {Promise<ReadonlyMap<string, number>>} bytes by `v3/pay/transactions/jsapi.ts post`
 */
export async function buildBundles(client, calls, work) {
  const folder = join(work, 'bundles');
  await mkdir(folder);
  const entries = calls.map((_, index) => join(folder, `${index}.ts`));
  await Promise.all(
    calls.map(({ file, name }, index) =>
      writeFile(entries[index] ?? '', `export { ${name} } from '${client}/${file}';\n`),
    ),
  );
  const { metafile } = await build({
    entryPoints: entries,
    outdir: join(folder, 'out'),
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    metafile: true,
    write: false,
    tsconfigRaw: {},
  });
  return new Map(
    Object.entries(metafile.outputs).map(([path, { bytes }]) => {
      const call = calls[Number.parseInt(basename(path), 10)];
      return [`${call?.file} ${call?.name}`, bytes];
    }),
  );
}

/**
 * A program that makes a client and one call, minified, in one file with the runtime; packages that only some calls need are not part of it.
 *
 * @param {string} client
 * @param {import('./measure-consumer.mjs').GeneratedCall} call
 * @returns {Promise<{ readonly byFunction: number, readonly byChain: number }>} bytes
 */
export async function measurePrograms(client, { file, name }) {
  const byFunction = `export { createClient } from './client.js';\nexport { ${name} } from './${file}';\n`;
  const byChain = `export { createClient } from './index.js';\n`;
  return { byFunction: await measureProgram(client, byFunction), byChain: await measureProgram(client, byChain) };
}

/**
 * @param {string} client
 * @param {string} contents
 */
async function measureProgram(client, contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: client, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    charset: 'utf8',
    write: false,
    tsconfigRaw: {},
  });
  return outputFiles.reduce((sum, output) => sum + output.contents.byteLength, 0);
}
