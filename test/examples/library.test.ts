import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { callDocwright, repository } from '../support/run-docwright.js';

it('lends, meets a refusal, reads a list page by page and uploads a file, against a server that checks signatures', () => {
  const output = execFileSync(process.execPath, ['--import', 'tsx', 'examples/library/lend.ts'], {
    cwd: repository,
    encoding: 'utf8',
  });
  expect(output.replace(/\d{4}-\d\d-\d\d/g, '<day>').split('\n')).toEqual([
    'lent C-17 as L-1 until <day>',
    'lent C-18 as L-2 until <day>',
    'lent C-19 as L-3 until <day>',
    'refused: 409 copy_on_loan',
    'on loan: L-1 C-17',
    'on loan: L-2 C-18',
    'on loan: L-3 C-19',
    'uploaded 9 bytes to /covers/9780141439587/emma.png: 201',
    'took back L-1',
    '',
  ]);
});

it('has the client that its pages give, without a warning', async () => {
  const config = ['--config', 'examples/library/docwright.config.ts'];
  const checked = await callDocwright(['check', ...config]);
  expect({ exitCode: checked.exitCode, output: checked.stdout }).toEqual({ exitCode: 0, output: '' });
  const linted = await callDocwright(['lint', '--format', 'json', ...config]);
  expect(JSON.parse(linted.stdout)).toMatchObject({ diagnostics: [] });
});
