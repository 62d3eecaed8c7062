import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import type { startSandbox as StartSandbox } from '../../sandbox/index.js';

it('can be loaded by require, as CommonJS, and serves pages of a folder', async () => {
  const path = createRequire(import.meta.url).resolve('docwright/sandbox');
  expect(path).toMatch(/sandbox\.cjs$/);
  const { startSandbox }: { startSandbox: typeof StartSandbox } = createRequire(import.meta.url)(path);
  const sandbox = await startSandbox({ input: 'test/fixtures/pages', cache: false });
  try {
    expect((await fetch(sandbox.url)).status).toBe(200);
  } finally {
    await sandbox.close();
  }
});
