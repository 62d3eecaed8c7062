import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The peers are no dependencies of docwright, so they are installed when they are first needed. */
export function installPeers() {
  const { devDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'));
  const peers = Object.keys(devDependencies);
  if (peers.every((peer) => existsSync(join(import.meta.dirname, 'node_modules', peer, 'package.json')))) return;
  process.stderr.write('Installing what docwright is measured against into bench/node_modules …\n');
  execSync('npm ci', { cwd: import.meta.dirname, stdio: 'inherit' });
}
