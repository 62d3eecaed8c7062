import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { installPackages } from '../build/install-packages.mjs';
import { countCalls } from './count-calls.mjs';
import { countPackages } from './count-packages.mjs';
import { printTable } from './print-table.mjs';

const root = join(import.meta.dirname, '..');
const client = process.argv[2] ?? join(root, 'generated');

/** Packages on npm that call WeChat Pay, and the class that each exports. */
const peers = ['wechatpay-node-v3', 'wechatpay-axios-plugin', 'tenpay'];

installPackages('bench');
const rows = [rowOf(`the client of ${relative(root, client)}/`, countCalls(join(client, 'index.ts')), 0)];
for (const name of peers) {
  const folder = join(import.meta.dirname, 'node_modules', name);
  const { version, types } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const counted = types === undefined ? undefined : countCalls(join(folder, types));
  rows.push(rowOf(`${name} ${version}`, counted, countPackages(name)));
}

const text = `# Calls that SDKs declare

Written by \`npm run compare\`. A call is declared when the types name it: a method of the client that returns a promise. A generic
\`request\` or \`post\` that takes any path is none. A typed request has no parameter of type \`any\` or of a type parameter; a typed answer
is an object whose body is not \`any\`. Packages are those that \`npm install\` brings along, itself not counted.

${printTable(['', 'calls declared', 'typed request', 'typed answer', 'other packages'], rows)}`;
await writeFile(join(import.meta.dirname, 'SDKS.md'), text);
process.stdout.write(text);

/**
 * @param {string} name
 * @param {import('./count-calls.mjs').CallCount | undefined} counted nothing, where the package has no types
 * @param {number} packages
 */
function rowOf(name, counted, packages) {
  const { calls = 0, requests = 0, answers = 0 } = counted ?? {};
  return [name, ...[calls, requests, answers, packages].map(String)];
}
