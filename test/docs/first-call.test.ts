import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { startServer } from '../../sandbox/server.js';
import { API_V3_KEY, identity, keys } from '../runtime/identities.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readSources } from './read-markdown.js';

/** The programs of the README call WeChat Pay itself; here the sandbox takes their calls. */
const divert = `const { fetch } = globalThis;
globalThis.fetch = (url, init) => fetch(String(url).replace(/^https:\\/\\/[^/]*\\//, process.env.SANDBOX), init);
`;

const answers: Readonly<Record<string, unknown>> = {
  '/v3/payroll-card/tokens': { openid: 'o', mchid: '1', sub_mchid: '2', token: 'T0KEN', expires_in: 7200 },
  '/v3/pay/transactions/jsapi': { prepay_id: 'wx26' },
};

it.each([
  ['first-call', 'T0KEN 7200\n'],
  ['undocumented', 'wx26\n'],
])('runs src/%s.ts of the README as it stands', async (name, printed) => {
  const sandbox = await startServer(identity, ({ target }) => ({ json: answers[target] }));
  const folder = createTestFolder();
  writeFiles(folder, {
    ...readSources('README.md'),
    'divert.mjs': divert,
    'apiclient_key.pem': keys.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'pub_key.pem': keys.platform.publicKey.export({ type: 'spki', format: 'pem' }),
  });
  cpSync(join(repository, 'generated'), join(folder, 'src/wechatpay'), { recursive: true });
  await build({
    entryPoints: [join(folder, `src/${name}.ts`)],
    outfile: join(folder, 'program.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  const env = { ...process.env, APIV3_KEY: API_V3_KEY, SANDBOX: sandbox.url };
  const args = ['--import', './divert.mjs', 'program.mjs'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  await sandbox.close();
  expect(stdout).toBe(printed);
});
