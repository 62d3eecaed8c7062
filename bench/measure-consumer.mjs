import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildBundles, measurePrograms } from './build-bundles.mjs';
import { summarize, summarizeRatios } from './summarize.mjs';
import { timeProcess } from './time-process.mjs';

const root = join(import.meta.dirname, '..');
/** The newest TypeScript, and the last that is written in JavaScript. */
const compilers = [join(root, 'node_modules/typescript'), join(root, 'bench/node_modules/typescript')];

/**
 * @typedef {object} GeneratedCall
 * @property {string} file under the client: `v3/pay/transactions/jsapi.ts`
 * @property {string} name of its function: `post`
 * @property {number} length of the file's text
 *
 * @typedef {object} Check one consumer under one compiler
 * @property {string} compiler `TypeScript 5.9.3`
 * @property {string} consumer
 * @property {import('./summarize.mjs').Summary} seconds
 * @property {import('./summarize.mjs').Summary} ratio to the empty consumer in the same round
 * @property {number} megabytes that the compiler says it used, at most
 *
 * @typedef {{ readonly first: import('./summarize.mjs').Summary, readonly next: import('./summarize.mjs').Summary }} Completions in milliseconds
 *
 * @typedef {object} ConsumerCosts
 * @property {Check[]} checks
 * @property {Completions} completions of the client in TypeScript
 * @property {Completions} scriptCompletions of the client in JavaScript
 * @property {{ readonly median: number, readonly max: number, readonly largest: string }} bundleBytes over all calls
 * @property {Awaited<ReturnType<typeof measurePrograms>>} programBytes of a program that makes a typical call
 */

/**
 * The costs of a project that imports generated code: `tsc`, completions of the chain in an editor, and the size of one call without the client.
 *
 * @param {{ readonly input: string, readonly client: string, readonly work: string, readonly runs: number }} place
 * @returns {Promise<ConsumerCosts>}
 */
export async function measureConsumer({ input, client, work, runs }) {
  const calls = (await listCalls(client)).toSorted((one, other) => one.length - other.length);
  const typical = calls[Math.floor(calls.length / 2)];
  const largest = calls.at(-1);
  if (typical === undefined || largest === undefined) throw new Error(`${client} has no call.`);
  await symlink(join(root, 'node_modules'), join(work, 'node_modules'), 'junction');
  const script = join(work, 'client-js');
  await timeProcess([
    join(root, 'dist/bundle/main.js'),
    'generate',
    input,
    '--out',
    script,
    '--emit',
    'js',
    '--no-cache',
  ]);
  const consumers = await writeConsumers({ client, script, work, typical, largest });
  const checks = [];
  for (const compiler of compilers) checks.push(...(await checkConsumers(compiler, consumers, runs)));
  const [completions, scriptCompletions] = await measureCompletions([client, script], work, runs);
  if (!completions || !scriptCompletions) throw new Error('A client was not measured.');
  const bundleBytes = summarizeBundles(await buildBundles(client, calls, work));
  return { checks, completions, scriptCompletions, bundleBytes, programBytes: await measurePrograms(client, typical) };
}

/**
 * @param {string} client
 * @returns {Promise<GeneratedCall[]>}
 */
async function listCalls(client) {
  const paths = await readdir(client, { recursive: true });
  const files = paths.map((path) => path.replaceAll('\\', '/')).filter((path) => /^v\d+\/.*\.ts$/.test(path));
  const texts = await Promise.all(files.map((file) => readFile(join(client, file), 'utf8')));
  return files.flatMap((file, index) => {
    const text = texts[index] ?? '';
    const functions = [...text.matchAll(/^export function (\w+)\(|^export \{ \w+ as (\w+) \};/gm)];
    return functions.map(([, plain, renamed]) => ({ file, name: plain ?? renamed ?? '', length: text.length }));
  });
}

/**
 * @param {{ readonly client: string, readonly script: string, readonly work: string, readonly typical: GeneratedCall, readonly largest: GeneratedCall }} calls; `script` is the client in JavaScript
 * @returns {Promise<ReadonlyMap<string, string>>} project folders by what is in them
 */
async function writeConsumers({ client, script, work, typical, largest }) {
  const texts = {
    empty: 'export {};\n',
    'a typical call': callingText(client, typical),
    'the largest call': callingText(client, largest),
    'createClient alone': `export { createClient } from '${client}/client.js';\n`,
    'the chain of all calls': `export { createClient } from '${client}/index.js';\n`,
    "createClient and a call by emit: 'js'": `export { createClient } from '${script}/client.js';\n${callingText(script, typical)}`,
    "the chain by emit: 'js'": `export { createClient } from '${script}/index.js';\n`,
  };
  const folders = new Map(Object.keys(texts).map((name, index) => [name, join(work, `consumer-${index}`)]));
  for (const [name, text] of Object.entries(texts)) await writeProject(folders.get(name) ?? work, text);
  return folders;
}

/**
 * @param {string} client
 * @param {GeneratedCall} call
 */
function callingText(client, { file, name }) {
  const path = `${client}/${file.replace(/\.ts$/, '.js')}`;
  const lines = [
    `import { ${name} as call } from '${path}';`,
    `export const answer = (...message: Parameters<typeof call>) => call(...message);`,
  ];
  return `${lines.join('\n')}\n`;
}

const compilerOptions = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * @param {string} folder
 * @param {string} text
 */
async function writeProject(folder, text) {
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  await writeFile(join(folder, 'main.ts'), text);
}

/**
 * @param {string} compiler
 * @param {ReadonlyMap<string, string>} consumers
 * @param {number} runs
 * @returns {Promise<Check[]>}
 */
async function checkConsumers(compiler, consumers, runs) {
  const { version } = JSON.parse(await readFile(join(compiler, 'package.json'), 'utf8'));
  /** @type {Map<string, number[]>} */
  const seconds = new Map([...consumers.keys()].map((name) => [name, []]));
  /** @type {Map<string, number>} */
  const megabytes = new Map();
  for (let round = 0; round <= runs; round += 1) {
    for (const [name, folder] of consumers) {
      const run = await timeProcess([join(compiler, 'bin/tsc'), '-p', folder, '--extendedDiagnostics']);
      if (round === 0) continue;
      seconds.get(name)?.push(run.seconds);
      megabytes.set(name, Math.max(megabytes.get(name) ?? 0, readMemory(run.output)));
    }
  }
  const empty = seconds.get('empty') ?? [];
  return [...seconds].map(([consumer, times]) => ({
    compiler: `TypeScript ${version}`,
    consumer,
    seconds: summarize(times),
    ratio: summarizeRatios(times, empty),
    megabytes: megabytes.get(consumer) ?? 0,
  }));
}

/**
 * `Memory used: 151234K`, in megabytes.
 *
 * @param {string} diagnostics
 */
function readMemory(diagnostics) {
  return Number(/^Memory used:\s*(\d+)K$/m.exec(diagnostics)?.[1] ?? Number.NaN) / 1024;
}

/**
 * @param {readonly string[]} clients
 * @param {string} work
 * @param {number} runs
 * @returns {Promise<Completions[]>} of each client, measured in turn
 */
async function measureCompletions(clients, work, runs) {
  const declared = `declare const options: Parameters<typeof createClient>[0];\nconst client = createClient(options);\n`;
  const folders = clients.map((_, index) => join(work, `completions-${index}`));
  for (const [index, client] of clients.entries())
    await writeProject(folders[index] ?? work, `import { createClient } from '${client}/index.js';\n${declared}`);
  /** @type {{ readonly first: number, readonly next: readonly number[] }[][]} */
  const rounds = clients.map(() => []);
  for (let round = 0; round < runs; round += 1) {
    for (const [index, folder] of folders.entries()) {
      const { output } = await timeProcess([join(import.meta.dirname, 'time-completions.mjs'), folder]);
      rounds[index]?.push(JSON.parse(output));
    }
  }
  return rounds.map((times) => ({
    first: summarize(times.map(({ first }) => first)),
    next: summarize(times.flatMap(({ next }) => next)),
  }));
}

/** @param {ReadonlyMap<string, number>} bundles */
function summarizeBundles(bundles) {
  const { median, max } = summarize([...bundles.values()]);
  const [largest = ''] = [...bundles].find(([, bytes]) => bytes === max) ?? [];
  return { median, max, largest };
}
