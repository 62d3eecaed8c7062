/**
 * 运行一个示例：`npm run example -- native-order`。没有商户号时，连到本机的模拟服务器。
 * Run an example; against a local server when the environment has no merchant.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROGRAMS } from './programs.js';

const [node = '', , name = '', ...given] = process.argv;
if (!PROGRAMS.includes(name)) {
  console.error(`用法 Usage: npm run example -- <name>\n\n  ${PROGRAMS.join('\n  ')}`);
  process.exit(2);
}

// Their frameworks are dependencies of their folder alone.
if (['notifications/express', 'notifications/hono'].includes(name)) {
  const install = join(import.meta.dirname, '../build/install-packages.mjs');
  execFileSync(node, [install, 'examples/notifications'], { stdio: 'inherit' });
}

// Any of them says that a real merchant is meant: what is missing then is named, and not made up.
const isReal = ['WECHATPAY_MCHID', 'WECHATPAY_SERIAL', 'WECHATPAY_PRIVATE_KEY_FILE'].some((key) => process.env[key]);
const local = isReal ? undefined : await (await import('./local/start.js')).startLocally(name);

// The program sees what it would see if it were started by itself.
const path = join(import.meta.dirname, `${name}.ts`);
process.argv = [node, path, ...(given.length > 0 ? given : (local?.arguments ?? []))];
try {
  await import(pathToFileURL(path).href);
  await local?.visit();
} finally {
  await local?.close();
}
// An endpoint would go on to listen.
if (local) process.exit();
