import fc from 'fast-check';
import { beforeAll } from 'vitest';

/** The seed of everything random in a test: `FUZZ_SEED=123` repeats a run; without it `vitest.config.ts` chooses one. */
export const fuzzSeed = Number(process.env['FUZZ_SEED']);
if (!Number.isSafeInteger(fuzzSeed)) throw new Error(`FUZZ_SEED=${process.env['FUZZ_SEED']} is not an integer.`);

fc.configureGlobal({ seed: fuzzSeed });

// A test that hangs or is killed prints no failure, so the seed is printed first.
beforeAll(() => {
  process.stdout.write(`FUZZ_SEED=${fuzzSeed}\n`);
});

/** Numbers from 0 to 1 like those of `Math.random`, the same for the same seed (mulberry32). */
export function createRandom(seed: number = fuzzSeed): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
