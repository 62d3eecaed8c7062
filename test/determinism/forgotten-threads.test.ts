import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';

it('lets the process end when a run fails before it reads the results of its threads', () => {
  const program = `
    const { findPages } = await import('./dist/1-read/find-pages.js');
    const { describeFiles } = await import('./dist/run/describe-files.js');
    const { pageRulesOf } = await import('./dist/model/page-rules.js');
    const { wechatpay } = await import('./dist/apis/wechatpay/dialect.js');
    const { pages } = findPages(['specs'], pageRulesOf(wechatpay), () => {});
    describeFiles(pages, { dialect: wechatpay, explained: false, around: [], threads: 2 });
    console.log(pages.length);`;
  const args = ['--input-type=module', '--eval', program];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: repository,
    encoding: 'utf8',
    timeout: 100_000,
  });
  expect({ status, isWorthAThread: Number(stdout) > 100 }).toEqual({ status: 0, isWorthAThread: true });
});
