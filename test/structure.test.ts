import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..');

/** Folders, and the paths that their files may import besides one another and packages. */
const allowed: readonly (readonly [folder: string, ...imports: readonly string[]])[] = [
  ['generator/model'],
  ['generator/diagnostics', 'generator/model'],
  ['generator/messages', 'generator/model'],
  ['generator/apis', 'generator/model'],
  ['generator/dialects', 'generator/model', 'generator/apis'],
  ['generator/overrides', 'generator/model', 'generator/diagnostics'],
  ['generator/config', 'generator/model', 'generator/dialects', 'generator/apis'],
  ['generator/1-read', 'generator/model', 'generator/diagnostics'],
  ['generator/2-parse', 'generator/model', 'generator/diagnostics', 'generator/messages'],
  ['generator/3-resolve', 'generator/model', 'generator/diagnostics', 'generator/messages'],
  ['generator/4-emit', 'generator/model', 'generator/diagnostics', 'generator/messages'],
  ['generator/fix', 'generator/model', 'generator/diagnostics', 'generator/1-read'],
  ['generator/openapi', 'generator/model', 'generator/messages'],
  ['generator/diff', 'generator/model', 'generator/diagnostics', 'generator/4-emit'],
  ['templates/runtime/core'],
  ['templates/runtime/node', 'templates/runtime/core'],
  ['templates/runtime/wechatpay', 'templates/runtime/core', 'templates/runtime/node'],
  ['sandbox/protocol'],
  ['sandbox/credentials', 'sandbox/protocol'],
  ['sandbox/api-document'],
  ['sandbox/business', 'sandbox/protocol'],
  ['sandbox/storage', 'sandbox/business'],
  ['sandbox/server', 'sandbox/protocol', 'sandbox/credentials'],
  ['sandbox/messages', 'sandbox/protocol', 'sandbox/api-document'],
  ['sandbox/calls', ...below('protocol', 'credentials', 'api-document', 'messages', 'storage')],
  ['sandbox/notifications', ...below('protocol', 'api-document', 'business', 'messages', 'calls')],
  ['sandbox/simulation', ...below('protocol', 'business', 'storage', 'calls', 'notifications')],
  [
    'sandbox/exchanges',
    ...below('protocol', 'credentials', 'api-document', 'server', 'messages', 'calls', 'notifications'),
  ],
  ['sandbox/control', ...below('protocol', 'credentials', 'business', 'server', 'simulation', 'exchanges')],
  ['sandbox/try', ...below('protocol', 'credentials', 'api-document', 'messages', 'calls', 'exchanges')],
  ['sandbox/reference', ...below('protocol', 'credentials', 'api-document', 'server', 'messages', 'calls', 'try')],
  ['sandbox/ui', ...below('credentials', 'business', 'notifications', 'exchanges', 'control')],
];

function below(...names: readonly string[]): string[] {
  return names.map((name) => `sandbox/${name}`);
}

const files = ['generator', 'templates', 'sandbox'].flatMap(filesBelow);
const modules = readModules(files);

/** Not in hidden folders: other tests make and remove files there while this one runs. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(join(repository, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]));
}

function readModules(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(paths.filter((file) => /\.tsx?$/.test(file)).map((file) => [file, importsOf(file)]));
}

/** The files that a file names in an import, an export or `import('…')`; comments are ignored. */
function importsOf(file: string): string[] {
  const code = readFileSync(join(repository, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const named = [...code.matchAll(/(?:from|import|import\()\s*'(\.[^']*)\.js'/g)];
  return named
    .map(([, path = '']) => join(file, '..', path))
    .map((path) => `${path}${isComponent(path) ? '.tsx' : '.ts'}`);
}

function isComponent(path: string): boolean {
  return existsSync(join(repository, `${path}.tsx`));
}

/** The imports that lead back to the file itself through others. */
function findCycle(file: string, path: readonly string[] = [], seen = new Set<string>()): readonly string[] {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (seen.has(file)) return [];
  seen.add(file);
  for (const next of modules.get(file) ?? []) {
    const cycle = findCycle(next, [...path, file], seen);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

it.each(allowed)('%s imports itself, packages and what the table allows', (folder, ...others) => {
  const known = [folder, ...others].map((name) => `${name}/`);
  const strays = [...modules]
    .filter(([file]) => file.startsWith(`${folder}/`))
    .flatMap(([file, imports]) => imports.map((path) => `${file} imports ${path}`))
    .filter((line) => !known.some((name) => line.includes(` imports ${name}`)));
  expect(strays).toEqual([]);
});

it('has no file that imports a missing file, or itself through others', () => {
  const missing = [...modules.values()].flat().filter((path) => !modules.has(path));
  expect([missing, ...[...modules.keys()].map((file) => findCycle(file))].flat()).toEqual([]);
});

it('has no file of more than 250 lines', () => {
  const long = files.filter((file) => /\.(?:tsx?|hbs)$/.test(file)).filter((file) => linesIn(file) > 250);
  expect(long).toEqual([]);
});

/** Folders in which each small file must be imported by two others, or by a test. */
const merged = [
  'sandbox',
  'templates/runtime',
  'generator/model',
  'generator/overrides',
  'generator/1-read',
  'generator/4-emit',
  'generator/openapi',
  'generator/config',
  'generator/run',
  'generator/commands',
  'generator/api',
];

/** Small files that stay anyway, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'sandbox/index.ts': 'the public API',
  'templates/runtime/wechatpay/log-bodies.ts': 'loaded by the first call that needs it',
  'templates/runtime/wechatpay/undocumented.ts': 'loaded by the first call that needs it',
  'templates/runtime/wechatpay/v2.ts': 'loaded by the first call that needs it',
  'templates/runtime/http/authorize.ts': 'the name to look for',
  'templates/runtime/http/download.ts': 'loaded by the first call that needs it',
  'templates/runtime/http/encodings.ts': 'loaded by the first call that needs it',
  'templates/runtime/http/undocumented.ts': 'loaded by the first call that needs it',
  'templates/runtime/http/md5.ts': 'left out of clients that do not need it',
  'generator/commands/to-yaml.ts': 'loaded for YAML alone; the bundler keeps all of a package that import() names',
  'generator/4-emit/comment-field.ts': 'has the name of its template, as the other comment-*.ts do',
  'generator/4-emit/declare-notification.ts': 'stands beside declare-call.ts, which is longer',
};

const tests = readModules(filesBelow('test').filter((file) => !file.startsWith('test/fixtures/')));
const users = [...modules, ...tests];

it.each(merged)('%s has no file of less than 60 lines that only one other file imports', (folder) => {
  const small = [...modules.keys()].filter((file) => file.startsWith(`${folder}/`) && linesIn(file) < 60);
  const needless = small.filter((file) => {
    const [[user = ''] = [], ...others] = users.filter(([, imports]) => imports.includes(file));
    // A file that another folder imports is an entry of this one.
    return user.startsWith(`${folder}/`) && others.length === 0;
  });
  expect(needless.filter((file) => !Object.hasOwn(exceptions, file))).toEqual([]);
});

it('has a sandbox that imports only the public API of docwright', () => {
  const sandbox = [...modules].filter(([file]) => file.startsWith('sandbox/'));
  const strays = sandbox.filter(([, imports]) => imports.some((path) => !path.startsWith('sandbox/')));
  const packages = sandbox.filter(([file]) => !file.includes('/browser/')).flatMap(([file]) => packagesOf(file));
  const { peerDependencies } = JSON.parse(readFileSync(join(repository, 'sandbox/package.json'), 'utf8'));
  expect([strays, packages.filter((name) => !Object.hasOwn(peerDependencies, name))]).toEqual([[], []]);
});

/** The names of the packages that a file imports: `ajv` for `ajv/dist/2020.js`, but `docwright/sandbox` in full. */
function packagesOf(file: string): string[] {
  const code = readFileSync(join(repository, file), 'utf8');
  const named = [...code.matchAll(/(?:from|import\()\s*'((?!node:)[^.'][^']*)'/g)].map(([, name = '']) => name);
  return named.map((name) =>
    name.startsWith('docwright') ? name : name.split('/', name.startsWith('@') ? 2 : 1).join('/'),
  );
}

function linesIn(file: string): number {
  return readFileSync(join(repository, file), 'utf8').trimEnd().split('\n').length;
}

/** Lower layers first; files in no other layer are the phases and their shared code. */
const layers: readonly RegExp[] = [
  /^generator\//,
  /^generator\/run\//,
  /^generator\/(?:commands|api)\//,
  /^generator\/cli\//,
  /^generator\/(?:main|index)\.ts$/,
];

it('keeps the layers: command line, commands and public functions, engine, phases', () => {
  const layerOf = (path: string) => layers.findLastIndex((layer) => layer.test(path));
  const strays = [...modules].flatMap(([file, imports]) =>
    imports.filter((path) => layerOf(path) > layerOf(file)).map((path) => `${file} imports ${path}`),
  );
  expect(strays).toEqual([]);
});

it.each([
  ['commands', 'api'],
  ['api', 'commands'],
])('keeps %s independent of %s', (folder, other) => {
  const strays = [...modules].flatMap(([file, imports]) =>
    imports
      .filter((path) => file.startsWith(`generator/${folder}/`) && path.startsWith(`generator/${other}/`))
      .map((path) => `${file} imports ${path}`),
  );
  expect(strays).toEqual([]);
});

it('has a core of the runtime that does not depend on Node.js', () => {
  expect(linesOf('templates/runtime/core', /['"]node:|\b(?:Buffer|process|setImmediate|require)\b/)).toEqual([]);
});

it.each(['templates/runtime/core', 'templates/runtime/node'])('%s is independent of an API', (folder) => {
  expect(linesOf(folder, /wechat|wxpay|weixin|mch_|sub_mchid|\bv[23]\b|\p{Script=Han}/iu)).toEqual([]);
});

/** The lines of a folder's files that match an expression, including comments. */
function linesOf(folder: string, wanted: RegExp): string[] {
  const inside = files.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.ts'));
  return inside.flatMap((file) =>
    readFileSync(join(repository, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (wanted.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}
