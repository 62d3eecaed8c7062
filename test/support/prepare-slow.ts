import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Global setup of Vitest for slow tests: install the packages that docwright is compared with, and build the reference of the sandbox. */
export default function setup(): void {
  for (const script of ['install:peers', 'build:reference']) {
    execFileSync('npm', ['run', '--silent', script], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
}
