import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compilers } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readMarkdown } from './read-markdown.js';

const needed = ['generator', 'sandbox/messages', 'templates', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

/** The example of each section of “Adding something”: changes, a page, and the result. */
function readSections() {
  const { code } = readMarkdown('CONTRIBUTING.md');
  const [diffs = [], pages, results] = ['diff', 'markdown', 'text'].map((wanted) =>
    code.filter(({ language }) => language === wanted).map(({ text }) => text),
  );
  return diffs.map((diff, index) => ({ diff, page: pages?.[index] ?? '', result: results?.[index] ?? '' }));
}

/** Apply the changes of a diff, each where its old lines are; returns those whose old lines are missing. */
function applyDiff(folder: string, diff: string): string[] {
  return diff.split(/^--- .*\n\+\+\+ b\//m).flatMap((change) => {
    const [path = '', ...hunks] = change.split(/\n@@\n/);
    if (path === '') return [];
    const place = join(folder, path);
    const changed = hunks.reduce(
      ({ text, strays }, hunk) => {
        const lines = hunk.split('\n').filter((line) => line !== '');
        const side = (sign: string) =>
          lines
            .flatMap((line) => (line.startsWith(sign) || line.startsWith(' ') ? [`${line.slice(1)}\n`] : []))
            .join('');
        if (!text.includes(side('-'))) return { text, strays: [...strays, `${path}:\n${hunk}`] };
        return { text: text.replace(side('-'), () => side('+')), strays };
      },
      { text: existsSync(place) ? readFileSync(place, 'utf8') : '', strays: [] as string[] },
    );
    writeFiles(folder, { [path]: changed.text });
    return changed.strays;
  });
}

function runNode(cwd: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout + stderr;
}

it('does what CONTRIBUTING.md says, change by change', () => {
  const folder = createTestFolder();
  for (const name of needed) cpSync(join(repository, name), join(folder, name), { recursive: true });
  const outcomes = readSections().map(({ diff, page, result }) => {
    const strays = applyDiff(folder, diff);
    const built = runNode(folder, [compilers['newest TypeScript'], '-p', 'tsconfig.build.json']);
    writeFiles(folder, { 'docs/openapi/v3/library/loans.md': page });
    const linted = runNode(folder, ['dist/main.js', 'lint', 'docs']);
    const generated = runNode(folder, ['dist/main.js', 'generate', 'docs', '--out', 'out', '--silent']);
    const file = readFileSync(join(folder, 'out/v3/library/loans.ts'), 'utf8');
    const shown = linted === result || (linted === '' && file.includes(result)) ? 'as it says' : linted + file;
    return { strays, built, generated, shown };
  });
  expect(outcomes).toEqual(Array(6).fill({ strays: [], built: '', generated: '', shown: 'as it says' }));
});
