import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { changePackages } from './change-packages.mjs';
import { leaveOutCompiler } from './leave-out-compiler.mjs';
import { buildPage } from './page.mjs';
import { recordBundled, writeLicenses } from './write-licenses.mjs';
import { writeOverrides } from './write-overrides.mjs';
import { writeTypes } from './write-types.mjs';

const repository = join(import.meta.dirname, '..');
const bundle = 'dist/bundle';
const outdir = 'dist/bundle.new';
const replaced = 'dist/bundle.old';

/** Packages in CommonJS load Node's own modules with `require`. */
const banner = `import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);`;

process.chdir(repository);
for (const folder of [outdir, replaced]) await rm(folder, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    main: 'generator/main.ts',
    index: 'generator/index.ts',
    'run/page-worker': 'generator/run/page-worker.ts',
    'sandbox/index': 'sandbox/index.ts',
    'sandbox/run-command': 'sandbox/run-command.ts',
  },
  outdir,
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // jiti loads its own files by their location; undici is large and rarely needed; oxc-transform is an optional package.
  external: ['jiti', 'oxc-transform', 'undici'],
  legalComments: 'none',
  banner: { js: banner },
  plugins: [leaveOutCompiler, changePackages],
  metafile: true,
  logLevel: 'warning',
});
// Jest's default environment cannot load ES modules. The file is beside the shared chunks, since the files that it reads are found from there.
await build({
  entryPoints: { sandbox: 'sandbox/index.ts' },
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  external: ['jiti', 'oxc-transform', 'undici'],
  legalComments: 'none',
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: `const moduleUrl = require('node:url').pathToFileURL(__filename).href;` },
  supported: { 'dynamic-import': false },
  plugins: [leaveOutCompiler, changePackages],
  logLevel: 'warning',
});
await recordBundled('program', [metafile, await buildPage(join(outdir, 'sandbox/ui'))]);
await writeOverrides(outdir);
await swap();
await writeLicenses();
await writeTypes();

/** Replace the old bundle, which can run while the new one is built. */
async function swap() {
  await rename(bundle, replaced).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(outdir, bundle);
  await rm(replaced, { recursive: true, force: true });
}
