import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The peers are no dependencies of docwright, so they are installed when they are first needed. */
export function installPeers() {
  const peers = ['openapi-typescript', 'wechatpay-axios-plugin'];
  if (peers.every((peer) => existsSync(join(import.meta.dirname, 'node_modules', peer, 'package.json')))) return;
  process.stderr.write('Installing what docwright is measured against into bench/node_modules …\n');
  execSync('npm ci', { cwd: import.meta.dirname, stdio: 'inherit' });
}
