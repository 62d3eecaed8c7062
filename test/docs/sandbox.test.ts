import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

it('shows a test that passes unchanged', () => {
  const guide = readFileSync(join(repository, 'docs/sandbox.md'), 'utf8');
  const [, program = ''] = /```ts\n(.*?)```/s.exec(guide) ?? [];
  const folder = createTestFolder();
  writeFiles(folder, { 'order.test.ts': program, 'vitest.config.ts': 'export default {};' });
  symlinkSync(join(repository, 'generated'), join(folder, 'wechatpay'));
  symlinkSync(join(repository, 'specs'), join(folder, 'specs'));
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const output = execFileSync(process.execPath, [vitest, 'run', '--root', folder], { cwd: folder, encoding: 'utf8' });
  expect(output).toMatch(/Tests .*2 passed/);
});
