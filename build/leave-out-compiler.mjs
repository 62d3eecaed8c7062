import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * ts-morph without the TypeScript compiler.
 *
 * docwright only prints structures with ts-morph, which needs TypeScript's enumerations and its scanner. The rest of the
 * compiler and its declarations of lib.d.ts are twelve megabytes that every run would read.
 *
 * @type {import('esbuild').Plugin}
 */
export const leaveOutCompiler = {
  name: 'leave-out-compiler',
  setup(build) {
    build.onLoad({ filter: /@ts-morph.common.dist.typescript\.js$/ }, async ({ path }) => ({
      contents: await printTables(path),
    }));
  },
};

/** @param {string} location of the compiler */
async function printTables(location) {
  const members = Object.entries(require(location)).filter(([name]) => name !== 'createScanner');
  const declared = members.flatMap(([name, value]) => {
    if (isTable(value)) return [`const ${name}_ = ${JSON.stringify(value)};`, `export { ${name}_ as ${name} };`];
    return typeof value === 'function'
      ? [`const ${name}_ = refuse('${name}');`, `export { ${name}_ as ${name} };`]
      : [];
  });
  return [cutScanner(await readFile(location, 'utf8')), 'export { createScanner };', refuse, ...declared].join('\n');
}

/** Any other use throws an error that says what to change. */
const refuse = `const refuse = (name) => () => {
  throw new Error(\`TypeScript's \${name} is not in this bundle; see build/leave-out-compiler.mjs.\`);
};`;

/** The sections that the scanner needs when it is loaded and when it scans, in their order in the compiler's file. */
const needed = ['corePublic', 'core', 'debug', 'semver', 'types', 'scanner'];

/** In the place of two thousand messages, of which the scanner would report some to a callback that nobody passes. */
const messages = 'var Diagnostics = {};\n';

/**
 * The sections of the compiler's file that the scanner needs, each below a comment that names it:
 *
 *     // src/compiler/scanner.ts
 *
 * @param {string} compiler
 */
function cutScanner(compiler) {
  const [head = '', ...sections] = compiler.split(/^(?=\/\/ src\/)/m);
  const helpers = head.split('"use strict";')[1] ?? '';
  const found = needed.map((name) => sections.find((section) => section.startsWith(`// src/compiler/${name}.ts\n`)));
  if (found.includes(undefined)) throw new Error("The compiler's file has another structure than expected.");
  return helpers + messages + found.join('');
}

/** @param {unknown} value */
function isTable(value) {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Map) return false;
  return Object.values(value).every((member) => typeof member === 'number' || typeof member === 'string');
}
