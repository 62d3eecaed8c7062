import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { API_V3_KEY, identity } from '../runtime/identities.js';
import { startServer } from '../support/test-server.js';
import { buildProgram } from './build-program.js';

/** The programs of the README call WeChat Pay itself; here the sandbox takes their calls. */
const divert = `const { fetch } = globalThis;
globalThis.fetch = (url, init) => fetch(String(url).replace(/^https:\\/\\/[^/]*\\//, process.env.SANDBOX), init);
`;

const list = '/v3/payroll-card/authentications?openid=oWmnN4xPq7Yc2LkT9sVbR3hJdE6g&sub_mchid=1638495062';
const day = '&authenticate_date=2025-03-07&authenticate_state=AUTHENTICATE_SUCCESS&limit=5';
const records = ['1', '2', '3', '4', '5'].map((authenticate_number) => ({ authenticate_number }));

const answers: Readonly<Record<string, unknown>> = {
  '/v3/payroll-card/tokens': { openid: 'o', mchid: '1', sub_mchid: '2', token: 'T0KEN', expires_in: 7200 },
  '/v3/payroll-card/relations/oWmnN4xPq7Yc2LkT9sVbR3hJdE6g?sub_mchid=1638495062': { authorize_state: 'AUTHORIZED' },
  '/v3/merchant/fund/balance/BASIC': { available_amount: 100 },
  [list + day]: { data: records },
  [`${list}${day}&offset=5`]: { data: [{ authenticate_number: '6' }] },
  '/v3/bill/tradebill?bill_date=2025-03-10&tar_type=GZIP': {
    download_url: 'https://api.mch.weixin.qq.com/v3/file?token=T',
  },
  '/v3/file?token=T': 'the bill',
};

it.each([
  ['first-call', 'T0KEN 7200\n'],
  ['undocumented', '100\n'],
  ['calls', 'AUTHORIZED\n'],
  ['lists', '1\n2\n3\n4\n5\n6\n'],
  ['bills', '"the bill"\n'],
  ['pay', 'prepay_id=wx26112221580621e9b071c00d9e093b0000 RSA\n'],
])('runs src/%s.ts of the README unchanged', async (name, printed) => {
  const sandbox = await startServer(identity, ({ target }) => ({ json: answers[target] }));
  const folder = await buildProgram(name, { 'divert.mjs': divert });
  const env = { ...process.env, APIV3_KEY: API_V3_KEY, SANDBOX: sandbox.url };
  const args = ['--import', './divert.mjs', 'program.mjs'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
  await sandbox.close();
  expect(stdout).toBe(printed);
});
