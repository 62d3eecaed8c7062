import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';
import { hashSources } from './hash-sources.mjs';
import { holdLock } from './hold-lock.mjs';
import { installPackages } from './install-packages.mjs';
import { recordBundled, writeLicenses } from './write-licenses.mjs';

const pack = promisify(gzip);
const source = 'sandbox/reference/browser';
const outdir = 'dist/reference';

/**
 * The agent sends questions to a server; the reference has it turned off, and leaves out its code.
 *
 * @type {import('esbuild').Plugin}
 */
const leaveOutAgent = {
  name: 'leave-out-agent',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@scalar\/agent-chat$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'export const Chat = undefined;' }));
  },
};

/** Write the files that browsers load for the API reference of the sandbox, compressed as they are sent. */
async function buildReference() {
  const { metafile, outputFiles } = await build({
    entryPoints: ['ts', 'css'].map((type) => ({ in: `${source}/show-reference.${type}`, out: 'reference' })),
    outdir,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    plugins: [leaveOutAgent],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  for (const { path, contents } of outputFiles)
    await writeFile(join(outdir, `${basename(path)}.gz`), await pack(contents, { level: 9 }));
  await recordBundled('reference', [metafile]);
}

process.chdir(join(import.meta.dirname, '..'));
installPackages(source);
const stamp = join(outdir, '.sources');
const release = await holdLock('node_modules/.docwright-build');
try {
  const sources = await hashSources('.', ['build', source]);
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) !== sources) {
    await buildReference();
    await writeFile(stamp, sources);
  }
  await writeLicenses();
} finally {
  release();
}
