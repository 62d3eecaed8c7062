import { join } from 'node:path';
import { measurePrograms } from './build-bundles.mjs';

/** `npm run size`: the size of a program with a client of `specs/` and one v3 call, by function and by the chain. */
const { byFunction, byChain } = await measurePrograms(join(import.meta.dirname, '../generated'), {
  file: 'v3/pay/transactions/jsapi.js',
  name: 'post',
});
for (const [name, { whole, atStart }] of Object.entries({ 'client.js': byFunction, 'index.js (the chain)': byChain })) {
  console.log(
    `${name}: ${toKilobytes(whole)} kB in one file, ${toKilobytes(atStart)} kB at start where the bundler splits`,
  );
}

/** @param {number} bytes */
function toKilobytes(bytes) {
  return Math.round(bytes / 1000);
}
