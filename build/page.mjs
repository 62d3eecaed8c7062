import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const files = ['page.html', 'icon.svg'];

/**
 * Build the page of the sandbox, for browsers of the last two years.
 *
 * @param {string} outdir
 * @returns {Promise<import('esbuild').Metafile>} its inputs
 */
export async function buildPage(outdir) {
  const { metafile } = await build({
    entryPoints: { page: 'sandbox/ui/main.tsx', 'page-style': 'sandbox/ui/page.css' },
    outdir,
    entryNames: 'page',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    tsconfig: 'sandbox/ui/tsconfig.json',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  for (const file of files) await cp(join('sandbox/ui', file), join(outdir, file));
  return metafile;
}
