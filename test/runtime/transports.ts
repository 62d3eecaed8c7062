import { createNodeFetch } from '../../templates/runtime/core/node-fetch.js';
import type { Fetch } from '../../templates/runtime/core/send.js';

/** What the client may send by; what it promises holds over each. */
export const transports: readonly (readonly [name: string, fetch: Fetch])[] = [
  ['node:http', createNodeFetch()],
  ['fetch', (url, init) => fetch(url, init)],
];
