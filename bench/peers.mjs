import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A generator that reads the same operations from an OpenAPI document.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} program below node_modules
 * @property {(document: string, out: string) => string[]} call
 */

/** @type {readonly Peer[]} */
const peers = [
  {
    name: 'openapi-typescript',
    program: 'openapi-typescript/bin/cli.js',
    call: (document, out) => [document, '-o', join(out, 'types.ts')],
  },
  {
    name: '@hey-api/openapi-ts',
    program: '@hey-api/openapi-ts/bin/run.js',
    call: (document, out) => ['-i', document, '-o', out, '--silent', '--no-log-file'],
  },
  {
    name: 'orval',
    program: 'orval/dist/bin/orval.js',
    call: (document, out) => ['--input', document, '--output', join(out, 'client.ts'), '--client', 'fetch'],
  },
  {
    name: 'swagger-typescript-api',
    program: 'swagger-typescript-api/dist/cli.mjs',
    call: (document, out) => ['generate', '-p', document, '-o', out, '--silent'],
  },
];

/**
 * The peers with their versions, and how each is called.
 *
 * @returns {{ readonly name: string, readonly call: (document: string, out: string) => string[] }[]}
 */
export function listPeers() {
  const modules = join(import.meta.dirname, 'node_modules');
  return peers.map(({ name, program, call }) => {
    const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
    const start = join(modules, program);
    return { name: `${name} ${version}`, call: (document, out) => [start, ...call(document, out)] };
  });
}
