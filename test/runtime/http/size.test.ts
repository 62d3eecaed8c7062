import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { expect, it } from 'vitest';

/** The bundle of one call, and what it loads later. */
async function bundle(code: string): Promise<Metafile['outputs']> {
  const stdin = { contents: code, resolveDir: import.meta.dirname, loader: 'ts' } as const;
  const shape = { bundle: true, minify: true, splitting: true, format: 'esm', platform: 'neutral' } as const;
  const { metafile } = await build({ stdin, ...shape, target: 'es2022', write: false, metafile: true, outdir: 'out' });
  return metafile.outputs;
}

/** The entry with the chunks that it cannot do without. */
function loadedAtOnce(outputs: Metafile['outputs']): string[] {
  const loaded = Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === '<stdin>');
  for (const path of loaded) {
    const needed = outputs[path]?.imports.filter(({ kind }) => kind === 'import-statement') ?? [];
    loaded.push(...needed.map((each) => each.path).filter((each) => !loaded.includes(each)));
  }
  return loaded;
}

const call = `
  import { createClient } from './library/client.js';
  import { post } from './library/v1/loans/create.js';
  console.log(await post(createClient({ key: 'K', secret: 'S' }), { json: { copy: 'C', reader: 'R' } }));
`;

it('bundles a JSON call in twice the 6.6 kB of openapi-fetch', async () => {
  const outputs = await bundle(call);
  const bytes = loadedAtOnce(outputs).reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  expect(bytes).toBeLessThan(2 * 6600);
});

it('leaves to a later load what few calls need', async () => {
  const outputs = await bundle(call);
  const inputs = loadedAtOnce(outputs).flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}));
  const folder = join('templates', 'runtime').replaceAll('\\', '/');
  const names = inputs.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length + 1));
  expect(names.sort()).toEqual([
    'core/api-promise.ts',
    'core/errors.ts',
    'core/headers.ts',
    'core/is-record.ts',
    'core/limit.ts',
    'core/response-text.ts',
    'core/send.ts',
    'core/url.ts',
    'http/authorize.ts',
    'http/check-options.ts',
    'http/context.ts',
    'http/create-client.ts',
    'http/envelope.ts',
    'http/pairs.ts',
    'http/plain-call.ts',
    'http/template.ts',
  ]);
});
