/**
 * Change the code of folders in many small ways, a seeded sample of all mutants of Stryker, and list those that no test of
 * `test/runtime` detects. Writes only to a copy of the repository in the temporary folder of the system.
 *
 *     npm run mutate -- templates/runtime/core templates/runtime/wechatpay --sample 500 --seed 1
 */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { drawSample } from './sample.mjs';

const repository = join(import.meta.dirname, '../..');
const { positionals: folders, values } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    workers: { type: 'string', default: '2' },
  },
});
if (folders.length === 0) throw new Error('Name the folders to change, such as templates/runtime/core.');

const copy = copyRepository();
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
process.chdir(copy);

const files = folders.flatMap((folder) => listSources(folder));
const mutants = await listMutants(files);
const sample = drawSample(mutants, values.seed, Number(values.sample));
writeFileSync('sample.json', JSON.stringify(sample));
process.stdout.write(`${sample.length} of ${mutants.length} mutants, --seed ${values.seed}. All tests run first.\n`);

const results = await new Stryker({
  mutate: files,
  inPlace: true,
  testRunner: 'vitest',
  coverageAnalysis: 'perTest',
  // The first run shows which tests cover a mutant; looking for related files each time takes longer.
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner', join(import.meta.dirname, 'sample.mjs')],
  checkers: ['sample'],
  reporters: ['sample'],
  concurrency: Number(values.workers),
  // Long enough that a busy machine makes no difference.
  timeoutMS: 60_000,
  timeoutFactor: 4,
  // Its info messages are about the copy.
  logLevel: 'warn',
  warnings: { slow: false },
  allowConsoleColors: false,
}).runMutationTest();

const counts = {};
for (const { status } of results.filter(({ status }) => status !== 'CompileError'))
  counts[status] = (counts[status] ?? 0) + 1;
for (const [status, count] of Object.entries(counts)) process.stdout.write(`${status}: ${count}\n`);

/** Copy the files that the tests of the runtime need, without build output and installed packages. */
function copyRepository() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'docwright-mutate-')));
  for (const path of ['generator', 'sandbox', 'templates', 'test', 'package.json', 'tsconfig.json'])
    cpSync(join(repository, path), join(folder, path), {
      recursive: true,
      filter: (source) => !/[\\/]node_modules/.test(source),
    });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function listSources(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path))
    .sort();
}

async function listMutants(names) {
  const quiet = { debug() {}, info() {}, isDebugEnabled: () => false };
  const inputs = names.map((name) => ({
    name: join(process.cwd(), name),
    content: readFileSync(name, 'utf8'),
    mutate: true,
  }));
  const options = { ignorers: [], excludedMutations: [], plugins: null };
  return (await new Instrumenter(quiet).instrument(inputs, options)).mutants;
}
