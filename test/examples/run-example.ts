import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type Finished, repository } from '../support/run-docwright.js';

export interface ExampleRun {
  readonly args?: readonly string[];
  /** Besides the environment of the tests, in which there is no merchant. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The command of `npm run example`, without npm, which takes as long as an example. */
const command = ['--import', 'tsx', 'examples/run.ts'];

/** Run an example as the command of its README does. */
export async function runExample(name: string, { args = [], env = {} }: ExampleRun = {}): Promise<Finished> {
  const given = Object.entries(process.env).filter(([key]) => !/^(WECHATPAY|SANDBOX)_|^PORT$/.test(key));
  const child = spawn(process.execPath, [...command, name, ...args], {
    cwd: repository,
    env: { ...Object.fromEntries(given), ...env, ...patience(env) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode] = await ended;
  return { exitCode, stdout, stderr };
}

/** A call that is sent again on a busy machine gets a different response; a timeout is only for responses that are never sent. */
function patience({ SANDBOX_TROUBLES = '' }: NonNullable<ExampleRun['env']>): Readonly<Record<string, string>> {
  return SANDBOX_TROUBLES.includes('silence') ? {} : { WECHATPAY_TIMEOUT_MS: '60000' };
}

/** The calls that the local server logs, in their order: `POST /v3/pay/transactions/codepay → 200`. */
export function callsIn({ stderr }: Finished): string[] {
  return [...stderr.matchAll(/\[本机\] ([A-Z]+ \/\S*) → (\S+)/g)].map(([, call, status]) => `${call} → ${status}`);
}
