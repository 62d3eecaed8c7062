import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A hang must end; nothing else depends on how busy the machine is. */
const MINUTE = 60_000;

export default defineConfig({
  test: {
    globalSetup: ['test/support/build-first.ts'],
    reporters: ['default', './test/support/report-skipped.ts'],
    maxWorkers: availableParallelism(),
    hookTimeout: 5 * MINUTE,
    // What is built is run as it is.
    server: { deps: { external: [/\/dist\//] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'test/**/*.{slow,stacks}.test.ts'],
          testTimeout: 2 * MINUTE,
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: ['test/**/*.slow.test.ts'],
          globalSetup: ['test/support/prepare-slow.ts'],
          testTimeout: 10 * MINUTE,
        },
      },
      { extends: true, test: { name: 'stacks', include: ['test/**/*.stacks.test.ts'], testTimeout: 20 * MINUTE } },
    ],
  },
});
