import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

const repository = join(import.meta.dirname, '../..');

/** Build before any test and before every rerun of watch mode, so that no test uses a `dist/` that is older than its sources. */
export default function setup(project: TestProject): void {
  build();
  project.onTestsRerun(build);
}

function build(): void {
  const { status } = spawnSync(process.execPath, ['build/build.mjs'], { cwd: repository, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed, so no test was run; its errors are above.');
}
