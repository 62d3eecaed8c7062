import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build } from 'esbuild';

const pack = promisify(gzip);

/**
 * Whoever talks with an agent leaves this machine; the reference has it off, and does without its code.
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

/**
 * Write what the sandbox's reference loads into a browser, packed, as it is sent.
 *
 * @param {string} outdir
 * @returns {Promise<readonly string[]>} the files that it is made of
 */
export async function bundleReference(outdir) {
  const { metafile, outputFiles } = await build({
    entryPoints: ['ts', 'css'].map((type) => ({
      in: `sandbox/reference/browser/show-reference.${type}`,
      out: 'reference',
    })),
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
  await mkdir(outdir, { recursive: true });
  for (const { path, contents } of outputFiles)
    await writeFile(join(outdir, `${basename(path)}.gz`), await pack(contents, { level: 9 }));
  return Object.keys(metafile.inputs);
}
