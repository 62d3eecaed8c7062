import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { compile } from '../support/compile.js';
import { repository, runDocwright } from '../support/run-docwright.js';
import { createTestFolder } from '../support/temporary-folder.js';

const generated = join(repository, 'generated');

/** Contents by path, so that two folders can be compared. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

it('is up to date with the pages of specs/', () => {
  const out = join(createTestFolder(), 'client');
  expect(runDocwright(['generate', 'specs', '--out', out, '--silent'])).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  expect(contents(out)).toEqual(contents(generated));
});

it.each([
  ['Node alone', ['es2022']],
  ['the DOM', ['es2022', 'dom', 'dom.iterable']],
])('compiles in the strictest mode of the newest TypeScript with the types of %s', (_, lib) => {
  const folder = createTestFolder();
  cpSync(generated, folder, { recursive: true });
  expect(compile(folder, 'newest TypeScript', lib)).toEqual([]);
});

/** Further compiler options of projects: for tsdown, oxc and JSR, for Node's type stripping, and to find unused code. */
const settingsOfProjects = {
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedSideEffectImports: true,
};

it.each(['es2022', 'es2023', 'esnext'])(
  'compiles for %s with isolated declarations, erasable syntax only and all checks for unused code',
  (target) => {
    const folder = createTestFolder();
    cpSync(generated, folder, { recursive: true });
    expect(compile(folder, 'newest TypeScript', [target], { ...settingsOfProjects, target })).toEqual([]);
  },
);

it.each([
  ['strictly', {}],
  ['without being strict', { strict: false, exactOptionalPropertyTypes: false }],
])('compiles for es2017 with the newest library %s, as in a new project of Next.js', (_, strictness) => {
  const folder = createTestFolder();
  cpSync(generated, folder, { recursive: true });
  const options = { target: 'es2017', module: 'esnext', moduleResolution: 'bundler', ...strictness };
  expect(compile(folder, 'newest TypeScript', ['dom', 'dom.iterable', 'esnext'], options)).toEqual([]);
});

it('has no `any` outside its runtime', () => {
  const files = Object.entries(contents(generated)).filter(
    ([path]) => path.endsWith('.ts') && !path.startsWith('runtime/'),
  );
  const withAny = files.filter(([, text]) => /(?:[:<|&=(]|\bas)\s*any\b/.test(text)).map(([path]) => path);
  expect(withAny).toEqual([]);
});

it('bundles one call, without the client, to less than 1 kB', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { post } from './v3/payroll-card/tokens.js'`, resolveDir: generated },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
  });
  expect(outputFiles[0]?.contents.byteLength).toBeLessThan(1000);
});
