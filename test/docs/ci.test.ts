import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readExample } from '../lint/read-explanation.js';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readMarkdown } from './read-markdown.js';

interface Step {
  readonly run?: string;
}

const { code } = readMarkdown('docs/ci.md');
const workflows: readonly unknown[] = code.flatMap(({ language, text }) => (language === 'yaml' ? [parse(text)] : []));

/** A folder with a page that has a warning and an info, and one with an error. */
function folderWithPages(): string {
  const folder = createTestFolder();
  for (const name of ['type-unknown', 'server-unlisted', 'encoding-implied']) {
    const [[, text] = ['', '']] = Object.entries(readExample(name).spoilt);
    writeFiles(folder, { [`docs/openapi/v3/${name}/loans.md`]: text });
  }
  return folder;
}

/** The workflow commands that a runner finds in a log: `::warning file=…,line=…::…`. */
function findProblems(log: string) {
  return [...log.matchAll(/^::(\w+) file=([^,]*),line=(\d+),col=(\d+),[^:]*title=([a-z-]+)::(.*)$/gm)].map(
    ([, severity, file = '', line, column, code, message]) => ({
      file,
      place: `${line}:${column}`,
      severity,
      code,
      message,
    }),
  );
}

it('annotates each diagnostic in a file of the repository', async () => {
  const folder = folderWithPages();
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  const [, steps] = workflows as [unknown, readonly Step[]];
  const command = steps.find(({ run }) => run?.includes('lint'))?.run ?? '';
  const { exitCode, stdout } = await callDocwright(command.split(' ').slice(2), folder);
  const problems = findProblems(stdout);
  expect(problems.every(({ file }) => existsSync(join(folder, file)))).toBe(true);
  expect({ exitCode, problems }).toEqual({
    exitCode: 1,
    problems: [
      {
        file: 'docs/openapi/v3/encoding-implied/loans.md',
        place: '6:27',
        severity: 'notice',
        code: 'encoding-implied',
        message:
          'The string “shelf” has content, but does not say how that is encoded; JSON is assumed. Add data-encoded=by-json_encode to its type.',
      },
      {
        file: 'docs/openapi/v3/server-unlisted/loans.md',
        place: '5:3',
        severity: 'error',
        code: 'server-unlisted',
        message: expect.stringContaining('sends signed calls to'),
      },
      {
        file: 'docs/openapi/v3/type-unknown/loans.md',
        place: '6:43',
        severity: 'warning',
        code: 'type-unknown',
        message: expect.stringContaining('“strng” is not a known type'),
      },
    ],
  });
});

it('uses existing commands with their options', async () => {
  const folder = folderWithPages();
  const [workflow] = workflows as [{ readonly jobs: { readonly pages: { readonly steps: readonly Step[] } } }];
  const calls = workflow.jobs.pages.steps.flatMap(
    ({ run = '' }) => /^npx docwright ([^>]*)/.exec(run)?.[1]?.trim() ?? [],
  );
  const exitCodes: unknown[] = [];
  for (const call of calls) exitCodes.push((await callDocwright(call.split(' '), folder)).exitCode);
  expect([calls, exitCodes]).toEqual([
    ['lint docs --format sarif', 'check docs --out src/wechatpay'],
    [1, 1],
  ]);
});
