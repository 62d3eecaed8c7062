import { execSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(import.meta.dirname, '..');

/**
 * Install the dependencies of a folder that has its own package.json and lock file, such as `test/peers`, unless exactly the
 * packages of the lock file are installed.
 *
 * @param {string} folder relative to the repository
 */
export function installPackages(folder) {
  const cwd = join(repository, folder);
  const installed = join(cwd, 'node_modules/.installed-lock.json');
  const lock = readFileSync(join(cwd, 'package-lock.json'), 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  process.stderr.write(`Installing the dependencies of ${folder} (npm ci) …\n`);
  // `npm pack --dry-run` passes its options to its scripts. Engine warnings do not matter for packages that only browsers run.
  const options = '--dry-run=false --include=dev --no-audit --no-fund --loglevel=error';
  execSync(`npm ci ${options}`, { cwd, stdio: ['ignore', process.stderr.fd, process.stderr.fd] });
  writeFileSync(installed, lock);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const folder of process.argv.slice(2)) installPackages(folder);
