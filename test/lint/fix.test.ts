import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readExample } from './read-explanation.js';

const file = 'openapi/v3/library/loans.md';
const { spoilt, corrected } = readExample('name-blank');
const page = spoilt[file] ?? '';
const fixed = `docs/${file}:6:3 fixed name-blank: The name “loan _no” has a blank inside, which is left out.\n`;

function folderWith(text: string): string {
  const folder = createTestFolder();
  writeFiles(folder, { [`docs/${file}`]: text });
  return folder;
}

it('fixes a page, prints where, and leaves nothing to fix', () => {
  const folder = folderWith(page);
  expect(runDocwright(['lint', 'docs', '--fix'], folder)).toEqual({ exitCode: 0, stdout: fixed, stderr: '' });
  expect(readFileSync(join(folder, 'docs', file), 'utf8')).toBe(corrected[file]);
  expect(readdirSync(join(folder, 'docs/openapi/v3/library'))).toEqual(['loans.md']);
  expect(runDocwright(['lint', 'docs', '--fix'], folder)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

it('prints the remaining diagnostics after the fixes', async () => {
  const folder = folderWith(page.replace('| string |', '| strng |'));
  const { exitCode, stdout } = await callDocwright(['lint', 'docs', '--fix'], folder);
  expect({ exitCode, lines: stdout.split('\n').slice(0, 2) }).toEqual({
    exitCode: 0,
    lines: [fixed.trimEnd(), `docs/${file}:6:43 warning type-unknown`],
  });
});

it('prints only JSON with --format json', async () => {
  const { stdout } = await callDocwright(['lint', 'docs', '--fix', '--format', 'json'], folderWith(page));
  expect(JSON.parse(stdout)).toEqual({ schemaVersion: 1, diagnostics: [] });
});

it('does not fix accepted diagnostics', async () => {
  const folder = folderWith(page);
  const entry = { code: 'name-blank', file, reason: 'It is sent so.' };
  writeFiles(folder, { 'docs/accepted.json': JSON.stringify([entry]) });
  await callDocwright(['lint', 'docs', '--fix'], folder);
  expect(readFileSync(join(folder, 'docs', file), 'utf8')).toBe(page);
});

it('keeps the mode of a page, and the links to it', async () => {
  const folder = folderWith('');
  writeFiles(folder, { 'docs/elsewhere/library/real.md': page });
  mkdirSync(join(folder, 'docs/openapi/v2'));
  chmodSync(join(folder, 'docs/elsewhere/library/real.md'), 0o640);
  symlinkSync('../../elsewhere/library', join(folder, 'docs/openapi/v2/library'));
  symlinkSync('../../../elsewhere/library/real.md', join(folder, 'docs/openapi/v3/library/returns.md'));
  const { exitCode } = await callDocwright(['lint', 'docs', '--fix'], folder);
  expect({
    exitCode,
    text: readFileSync(join(folder, 'docs/elsewhere/library/real.md'), 'utf8'),
    mode: statSync(join(folder, 'docs/elsewhere/library/real.md')).mode & 0o777,
    links: ['v2/library', 'v3/library/returns.md'].map((path) =>
      lstatSync(join(folder, 'docs/openapi', path)).isSymbolicLink(),
    ),
  }).toEqual({ exitCode: 0, text: corrected[file], mode: 0o640, links: [true, true] });
});

it('refuses a page that is read-only, and fixes the others', async () => {
  const folder = folderWith(page);
  writeFiles(folder, { 'docs/openapi/v3/library/returns.md': page });
  chmodSync(join(folder, 'docs', file), 0o444);
  const { exitCode, stdout, stderr } = await callDocwright(['lint', 'docs', '--fix'], folder);
  expect({
    exitCode,
    first: stdout.split('\n')[0],
    stderr,
    text: readFileSync(join(folder, 'docs', file), 'utf8'),
  }).toEqual({
    exitCode: 1,
    first: fixed.replace('loans', 'returns').trimEnd(),
    stderr: `docwright: docs/${file} is not fixed: it is read-only. Make it writable.\n`,
    text: page,
  });
});

it.each([
  ['LF', page],
  ['CRLF', page.replaceAll('\n', '\r\n')],
  ['no final line end', page.trimEnd()],
])('prints a patch that git applies, and changes nothing: %s', async (_, text) => {
  const folder = folderWith(text);
  const { exitCode, stdout } = await callDocwright(['lint', 'docs', '--fix', '--dry-run'], folder);
  expect({ exitCode, kept: readFileSync(join(folder, 'docs', file), 'utf8') }).toEqual({ exitCode: 0, kept: text });
  writeFiles(folder, { 'fix.patch': stdout });
  spawnSync('git', ['init', '--quiet'], { cwd: folder });
  const { stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', 'fix.patch'], { cwd: folder, encoding: 'utf8' });
  expect({ stderr, text: readFileSync(join(folder, 'docs', file), 'utf8') }).toEqual({
    stderr: '',
    text: text.replace('loan _no', 'loan_no'),
  });
});

it('prints a unified diff of the lines that change', async () => {
  const { stdout } = await callDocwright(['lint', 'docs', '--fix', '--dry-run'], folderWith(page));
  expect(stdout.split('\n').filter((line) => /^[-+]/.test(line))).toEqual([
    `--- a/docs/${file}`,
    `+++ b/docs/${file}`,
    '-| loan _no {data-required data-indent=1} | string | 借阅单号',
    '+| loan_no {data-required data-indent=1} | string | 借阅单号',
  ]);
});
