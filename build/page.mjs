import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const files = ['page.html', 'icon.svg'];

/**
 * The page of the sandbox, as browsers of the last two years read it.
 *
 * @param {string} outdir
 * @returns {Promise<import('esbuild').Metafile>} what it was made of
 */
export async function buildPage(outdir) {
  const { metafile } = await build({
    entryPoints: { page: 'sandbox/page/main.tsx', 'page-style': 'sandbox/page/page.css' },
    outdir,
    entryNames: 'page',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    tsconfig: 'sandbox/page/tsconfig.json',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const file of files) await cp(join('sandbox/page', file), join(outdir, file));
  return metafile;
}
