import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';

it('keeps nothing of 2,000 calls, however they end', async () => {
  const check = join(repository, 'bench/check-heap.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [check, '--calls', '2000']);
  const { outcomes, grownBy, unhandledRejections } = JSON.parse(stdout);
  expect(unhandledRejections).toEqual([]);
  expect(outcomes).toEqual({
    answered: 1430,
    ApiError: 220,
    SignatureError: 110,
    ConnectionError: 110,
    TimeoutError: 220,
    ConfigError: 110,
  });
  // In kilobytes. Code that is still warming up adds half a megabyte; one kept response per call would add about four.
  expect(grownBy).toBeLessThan(1500);
});
