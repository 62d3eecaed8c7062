import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Quick tests are the same each time; slow ones try something else, unless they are to repeat a run. */
const { FUZZ_SEED = String(Math.floor(Math.random() * 2 ** 31)) } = process.env;
const QUICK_SEED = process.env['FUZZ_SEED'] ?? '1';

/** A hang must end; nothing else depends on how busy the machine is. */
const MINUTE = 60_000;

export default defineConfig({
  test: {
    globalSetup: ['test/support/build-first.ts'],
    reporters: ['default', './test/support/report-skipped.ts'],
    maxWorkers: availableParallelism(),
    hookTimeout: 5 * MINUTE,
    expect: { poll: { timeout: MINUTE } },
    // The sandbox imports docwright as its users do.
    alias: [{ find: /^docwright$/, replacement: join(import.meta.dirname, 'dist/bundle/index.js') }],
    // What is built is run as it is.
    server: { deps: { external: [/\/dist\//] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/**/*.{slow,stacks}.test.ts', 'test/sandbox/**'],
          testTimeout: 2 * MINUTE,
          env: { FUZZ_SEED: QUICK_SEED },
        },
      },
      {
        extends: true,
        test: {
          name: 'quick-sandbox',
          include: ['test/sandbox/**/*.test.ts'],
          exclude: ['test/**/*.{slow,stacks}.test.ts'],
          // Most of their time went into loading the same modules, making keys and reading specs/ again for each file.
          isolate: false,
          testTimeout: 2 * MINUTE,
          env: { FUZZ_SEED: QUICK_SEED },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          globalSetup: ['test/support/prepare-slow.ts'],
          testTimeout: 10 * MINUTE,
          env: { FUZZ_SEED },
        },
      },
      { extends: true, test: { name: 'stacks', include: ['test/**/*.stacks.test.ts'], testTimeout: 20 * MINUTE } },
    ],
  },
});
