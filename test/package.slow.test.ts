import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { type Compiler, compile, compilers } from './support/compile.js';
import { repository } from './support/run-docwright.js';
import { createTestFolder, writeFiles } from './support/temporary-folder.js';

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

it('runs from the packed tarball in an empty folder, and the client that it writes compiles', () => {
  const folder = createTestFolder();
  npm(['pack', '--ignore-scripts', '--pack-destination', folder], repository);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFiles(folder, { 'package.json': '{ "private": true, "type": "module" }' });
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`], folder);
  cpSync(join(repository, 'specs'), join(folder, 'docs'), { recursive: true });
  npm(['exec', '--', 'docwright', 'generate', 'docs', '--out', 'client'], folder);
  expect(readFileSync(join(folder, 'client/v3/payroll-card/tokens.ts'), 'utf8')).toEqual(
    readFileSync(join(repository, 'generated/v3/payroll-card/tokens.ts'), 'utf8'),
  );
  expect(compile(join(folder, 'client'), 'newest TypeScript')).toEqual([]);
  const program = "import { inspect } from 'docwright'; console.log((await inspect({ input: 'docs' })).schemaVersion);";
  expect(
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder, encoding: 'utf8' }),
  ).toBe('2\n');
  const served =
    "import { startSandbox } from 'docwright/sandbox'; const sandbox = await startSandbox({ input: 'docs' }); for (const path of ['', 'v3/certificates']) console.log((await fetch(sandbox.url + path)).status); await sandbox.close();";
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', served], { cwd: folder, encoding: 'utf8' })).toBe(
    '200\n401\n',
  );
});

interface PackedFile {
  readonly path: string;
}

function listPacked(): string[] {
  const [{ files }]: [{ readonly files: readonly PackedFile[] }] = JSON.parse(
    npm(['pack', '--dry-run', '--ignore-scripts', '--json'], repository),
  );
  return files.map(({ path }) => path);
}

it('publishes declarations of the exports, the reference, and the licenses of bundled packages', () => {
  const packed = listPacked();
  const declarations = packed.filter((path) => path.endsWith('.d.ts'));
  expect(declarations.filter((path) => !path.startsWith('dist/types/'))).toEqual([]);
  expect(declarations.length).toBeLessThan(60);
  expect(packed).toEqual(
    expect.arrayContaining([
      'THIRD-PARTY-LICENSES',
      'dist/reference/reference.css.gz',
      'dist/reference/reference.js.gz',
    ]),
  );
});

const using = `import { apis, type Dialect, defineConfig, dialects, diff, generate, type Page, usualTypes } from 'docwright';
import { startSandbox, type UserActions } from 'docwright/sandbox';
export const config = defineConfig({ input: 'specs' });
export const own = defineConfig({
  dialect: { ...dialects.nanomq, types: { words: { ...usualTypes, money: { kind: 'string' } } } },
  api: { title: 'Book Shelf', servers: [{ url: 'https://shelf.example', description: '' }] },
});
export const other = defineConfig({ dialect: 'nanomq', api: { ...apis.wechatpay, name: 'shelf' } });
export const start = async (): Promise<UserActions> => startSandbox({ input: 'specs' });
export type Names = Page['path'] | Dialect['name'];
export { diff, generate };
`;

it.each(Object.keys(compilers) as Compiler[])(
  'has types that compile with %s, their own files checked too',
  (compiler) => {
    const folder = createTestFolder();
    for (const path of listPacked().filter((each) => /\.d\.c?ts$/.test(each) || each === 'package.json')) {
      cpSync(join(repository, path), join(folder, 'node_modules/docwright', path));
    }
    writeFiles(folder, {
      'use.ts': `${using}const sandbox = await startSandbox({ input: 'specs', refundAfter: 1 });
export const pay: UserActions['pay'] = sandbox.pay;
export const exchanges = sandbox.exchanges();
`,
      // A CommonJS module, whose imports compile to `require`.
      'require.cts': using,
    });
    expect(compile(folder, compiler, ['es2023'], { skipLibCheck: false })).toEqual([]);
  },
);

it('names every bundled package once, with a license text', () => {
  const text = readFileSync(join(repository, 'THIRD-PARTY-LICENSES'), 'utf8');
  const [, ...notices] = text.split(`\n${'-'.repeat(80)}\n\n`);
  const packages = notices.map((notice) => /^(\S+) (\S+) \(/.exec(notice)?.slice(1).join('@'));
  expect(new Set(packages).size).toBe(notices.length);
  expect(packages.map((name) => name?.replace(/@[^@]*$/, ''))).toEqual(
    expect.arrayContaining(['unified', 'ts-morph', 'typescript', 'fastify', 'preact', '@scalar/api-reference', 'vue']),
  );
  const isText =
    /Permission is hereby granted|Permission to use, copy|Redistribution and use|Apache License|Blue Oak Model License/i;
  expect(notices.filter((notice) => !isText.test(notice)).map((notice) => notice.split('\n')[0])).toEqual([]);
});

it('cannot be built with a package that ships no license text', async () => {
  const folder = createTestFolder();
  const file = 'node_modules/unlicensed/index.js';
  writeFiles(folder, {
    [file]: '',
    'node_modules/unlicensed/package.json': '{ "name": "unlicensed", "version": "1.0.0" }',
  });
  const script = pathToFileURL(join(repository, 'build/write-licenses.mjs')).href;
  const { recordBundled } = await import(script);
  const metafile = { outputs: { 'main.js': { inputs: { [join(folder, file)]: { bytesInOutput: 1 } } } } };
  await expect(recordBundled('test', [metafile])).rejects.toThrow(
    'The package unlicensed is bundled and ships no license text.',
  );
});
