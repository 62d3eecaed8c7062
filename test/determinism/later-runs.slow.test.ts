import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { digestFolder, identifyFiles, listFiles } from './look-at-folder.js';
import { writeManyPages } from './many-pages.js';

const longestRun = 120_000;

/** A folder with pages in `docs` and their client in `out`. */
async function folderWithClient(): Promise<string> {
  const folder = createTestFolder();
  writeManyPages(join(folder, 'docs'));
  await generate(folder);
  return folder;
}

async function generate(folder: string): Promise<void> {
  await callDocwright(['generate', 'docs', '--out', 'out'], folder);
}

/** The files that changed or were removed. */
function changedSince(before: Record<string, string>, folder: string): string[] {
  const after = identifyFiles(folder);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => before[path] !== after[path])
    .sort();
}

it('a second run writes nothing', { timeout: longestRun }, async () => {
  const folder = await folderWithClient();
  const before = identifyFiles(join(folder, 'out'));
  await generate(folder);
  expect(changedSince(before, join(folder, 'out'))).toEqual([]);
});

it('a changed page changes its file and the files that list every page', { timeout: longestRun }, async () => {
  const folder = await folderWithClient();
  const before = identifyFiles(join(folder, 'out'));
  appendFileSync(join(folder, 'docs/openapi/v3/payroll-card-3/tokens.md'), '\n参阅 [例](https://example.com/)\n');
  await generate(folder);
  expect(changedSince(before, join(folder, 'out'))).toEqual(['manifest.json', 'v3/payroll-card-3/tokens.ts']);
});

it('a removed page removes its file and the folders left empty, and nothing else', {
  timeout: longestRun,
}, async () => {
  const folder = await folderWithClient();
  writeFiles(folder, { 'out/v3/payroll-card-4/notes.txt': 'mine', 'out/mine.ts': 'mine' });
  const before = identifyFiles(join(folder, 'out'));
  rmSync(join(folder, 'docs/openapi/v3/payroll-card-3'), { recursive: true });
  rmSync(join(folder, 'docs/openapi/v3/payroll-card-4/tokens.md'));
  await generate(folder);
  const gone = changedSince(before, join(folder, 'out')).filter((path) => path.startsWith('v3/'));
  expect({
    goneElsewhere: gone.filter((path) => !path.startsWith('v3/payroll-card-3/')),
    folders: readdirSync(join(folder, 'out/v3')).includes('payroll-card-3'),
    mine: listFiles(join(folder, 'out')).filter((path) => path.includes('notes') || path.includes('mine')),
  }).toEqual({
    goneElsewhere: ['v3/payroll-card-4/tokens.ts'],
    folders: false,
    mine: ['mine.ts', 'v3/payroll-card-4/notes.txt'],
  });
});

it('a restored page restores the old client', { timeout: longestRun }, async () => {
  const folder = await folderWithClient();
  const before = digestFolder(join(folder, 'out'));
  rmSync(join(folder, 'docs/openapi/v3/payroll-card-3'), { recursive: true });
  await generate(folder);
  writeManyPages(join(folder, 'docs'));
  await generate(folder);
  expect(digestFolder(join(folder, 'out'))).toBe(before);
});
