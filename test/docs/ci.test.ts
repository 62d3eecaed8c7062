import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readExample } from '../lint/read-explanation.js';
import { callDocwright, executable } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readMarkdown } from './read-markdown.js';

interface Pattern {
  readonly regexp: string;
  readonly message?: number;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly code?: number;
}

interface Matcher {
  readonly severity?: string;
  readonly pattern: readonly [Pattern, Pattern];
}

interface Step {
  readonly run?: string;
}

const { code } = readMarkdown('docs/ci.md');
const matchers: readonly Matcher[] = JSON.parse(
  code.find(({ language }) => language === 'json')?.text ?? '',
).problemMatcher;
const workflows: readonly unknown[] = code.flatMap(({ language, text }) => (language === 'yaml' ? [parse(text)] : []));

/** A folder with a page that has a warning and an info, and one with an error. */
function folderWithPages(): string {
  const folder = createTestFolder();
  for (const name of ['type-unknown', 'operation-duplicate', 'encoding-implied']) {
    const [[, text] = ['', '']] = Object.entries(readExample(name).spoilt);
    writeFiles(folder, { [`docs/openapi/v3/${name}/loans.md`]: text });
  }
  return folder;
}

/** What a runner finds in a log, as it does: each pattern of a matcher takes one line. */
function findProblems(log: string) {
  const lines = log.split('\n');
  return matchers.flatMap(({ severity, pattern: [first, second] }) =>
    lines.flatMap((line, index) => {
      const place = new RegExp(first.regexp).exec(line);
      const words = new RegExp(second.regexp).exec(lines[index + 1] ?? '');
      if (place === null || words === null) return [];
      return [
        {
          file: place[first.file ?? 0],
          place: `${place[first.line ?? 0]}:${place[first.column ?? 0]}`,
          severity: severity ?? place[first.severity ?? 0],
          code: place[first.code ?? 0],
          message: words[second.message ?? 0],
        },
      ];
    }),
  );
}

it('has matchers that find each diagnostic, in a file of the repository', () => {
  const folder = folderWithPages();
  const [, steps] = workflows as [unknown, readonly Step[]];
  const command = steps.find(({ run }) => run?.includes('lint'))?.run ?? '';
  const shell = command.replace('npx docwright', `'${process.execPath}' '${executable}'`);
  const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', shell], { cwd: folder, encoding: 'utf8' });
  const problems = findProblems(stdout);
  expect(problems.every(({ file = '' }) => existsSync(join(folder, file)))).toBe(true);
  expect({ status, problems }).toEqual({
    status: 1,
    problems: [
      {
        file: 'docs/openapi/v3/operation-duplicate/loans.md',
        place: '16:1',
        severity: 'error',
        code: 'operation-duplicate',
        message:
          'POST /v3/operation-duplicate/loans is described already at openapi/v3/operation-duplicate/loans.md:1; this one is left out.',
      },
      {
        file: 'docs/openapi/v3/type-unknown/loans.md',
        place: '6:43',
        severity: 'warning',
        code: 'type-unknown',
        message: '“strng” is not a known type, so any value may stand here.',
      },
      {
        file: 'docs/openapi/v3/encoding-implied/loans.md',
        place: '6:27',
        severity: 'notice',
        code: 'encoding-implied',
        message: 'The string “shelf” has content, but does not say how that is encoded; JSON is assumed.',
      },
    ],
  });
});

it('calls commands that there are, with options that they take', async () => {
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
