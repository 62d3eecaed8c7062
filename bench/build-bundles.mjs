import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundle each call separately, minified; the client is passed by the caller and not part of it.
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
 * The size of a program that creates a client and makes one call, minified, with the runtime but without packages that only some calls need.
 *
 * @typedef {object} ProgramBytes
 * @property {number} whole in one file
 * @property {number} atStart loaded when the program starts, if a bundler puts the rest into separate files
 *
 * @param {string} client
 * @param {Pick<import('./measure-consumer.mjs').GeneratedCall, 'file' | 'name'>} call
 * @returns {Promise<{ readonly byFunction: ProgramBytes, readonly byChain: ProgramBytes }>}
 */
export async function measurePrograms(client, { file, name }) {
  const byFunction = `export { createClient } from './client.js';\nexport { ${name} } from './${file}';\n`;
  const byChain = `export { createClient } from './index.js';\n`;
  return { byFunction: await measureProgram(client, byFunction), byChain: await measureProgram(client, byChain) };
}

/**
 * @param {string} client
 * @param {string} contents
 * @returns {Promise<ProgramBytes>}
 */
async function measureProgram(client, contents) {
  const whole = await bundleProgram(client, contents, false);
  const split = await bundleProgram(client, contents, true);
  return { whole: addBytes(Object.values(whole)), atStart: addBytes(filesAtStart(split)) };
}

/**
 * @param {string} client
 * @param {string} contents
 * @param {boolean} splitting
 */
async function bundleProgram(client, contents, splitting) {
  const { metafile } = await build({
    stdin: { contents, resolveDir: client, loader: 'ts' },
    outdir: 'out',
    bundle: true,
    minify: true,
    splitting,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    charset: 'utf8',
    metafile: true,
    write: false,
    tsconfigRaw: {},
  });
  return metafile.outputs;
}

/**
 * The program and its imports, except those with `import()`.
 *
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function filesAtStart(outputs) {
  const paths = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === '<stdin>'));
  // Iterating over a set includes paths that are added meanwhile.
  for (const path of paths) {
    const imports = outputs[path]?.imports ?? [];
    for (const { path: next, kind } of imports) if (kind === 'import-statement' && next in outputs) paths.add(next);
  }
  return [...paths].flatMap((path) => outputs[path] ?? []);
}

/** @param {readonly { readonly bytes: number }[]} files */
function addBytes(files) {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
