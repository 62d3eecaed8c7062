import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';

it('keeps only the nonces of 3,000 calls, and a few hundred bytes of an order', async () => {
  const check = join(repository, 'bench/check-sandbox-heap.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [check, '--calls', '3000']);
  const { grownBy, bytesOfOrder } = JSON.parse(stdout);
  // In kilobytes. Code that is still warming up adds half a megabyte; one kept exchange per call would add about eight.
  expect(grownBy).toBeLessThan(1500);
  expect(bytesOfOrder).toBeLessThan(2000);
});
