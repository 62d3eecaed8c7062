import { defineConfig } from 'vitest/config';

/** The tests of the runtime that need neither `dist/` nor `../shared`. A mutant that makes one of them hang ends by the time limit. */
export default defineConfig({
  test: {
    include: ['test/runtime/**/*.test.ts'],
    exclude: ['test/runtime/wechatpay/{wire,vectors}.test.ts'],
    env: { FUZZ_SEED: '1' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
