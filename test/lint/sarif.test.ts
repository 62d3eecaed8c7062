import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { readExample } from './read-explanation.js';

const file = 'openapi/v3/library/loans.md';
const { spoilt } = readExample('type-unknown');
const page = spoilt[file] ?? '';

function repositoryWith(files: Readonly<Record<string, string>>): string {
  const folder = createTestFolder();
  mkdirSync(join(folder, '.git'));
  writeFiles(folder, files);
  return folder;
}

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
  }[];
  readonly partialFingerprints: object;
  readonly suppressions: readonly object[];
}

async function lint(folder: string, cwd = '.', input = 'docs') {
  const { stdout, exitCode } = await callDocwright(['lint', input, '--format', 'sarif'], join(folder, cwd));
  const log = JSON.parse(stdout);
  const results: readonly Result[] = log.runs[0].results;
  return {
    log,
    stdout,
    exitCode,
    results,
    uris: results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri),
  };
}

/** Validate against the schema of the standard, from a package for tests. */
function validate(log: unknown) {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const check = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
  check(log);
  return check.errors;
}

it('writes a log that is valid by the schema of SARIF', async () => {
  const folder = repositoryWith({ [`docs/${file}`]: page, 'docs/openapi/v3/library/{loan_no}.md': page });
  const { log, exitCode } = await lint(folder);
  expect({
    errors: validate(log),
    exitCode,
    columnKind: log.runs[0].columnKind,
    name: log.runs[0].tool.driver.name,
  }).toEqual({
    errors: null,
    exitCode: 0,
    columnKind: 'utf16CodeUnits',
    name: 'docwright',
  });
});

it('counts columns in UTF-16 code units', async () => {
  const { results } = await lint(repositoryWith({ [`docs/${file}`]: page.replace('| loan_no', '| 📖借') }));
  const region = results.find(({ ruleId }) => ruleId === 'type-unknown')?.locations[0]?.physicalLocation.region;
  expect(region).toEqual({ startLine: 6, startColumn: 39, endLine: 6, endColumn: 44 });
});

it.each([
  ['the top of the repository', '.', 'docs'],
  ['a folder of it', 'docs', '.'],
  ['a folder beside the pages', 'tools', '../docs'],
])('has paths relative to the top of the repository, when run in %s', async (_, cwd, input) => {
  const files = { 'docs/openapi/v3/library/借 {loan_no}.md': page, 'tools/x': '' };
  const { uris, stdout } = await lint(repositoryWith(files), cwd, input);
  expect({ uri: uris.at(-1), machine: stdout.includes(join(import.meta.dirname, '..')) }).toEqual({
    uri: 'docs/openapi/v3/library/%E5%80%9F%20%7Bloan_no%7D.md',
    machine: false,
  });
});

it('resolves a linked folder to the files in the repository', async () => {
  const folder = repositoryWith({ [`docs/pages/${file.slice('openapi/'.length)}`]: page, 'docs/x': '' });
  symlinkSync('pages', join(folder, 'docs/openapi'));
  expect((await lint(folder)).uris).toEqual(['docs/pages/v3/library/loans.md']);
});

it('marks accepted diagnostics as suppressed, with the reason', async () => {
  const entry = { code: 'type-unknown', file, reason: 'The service is not decided.' };
  const { results } = await lint(
    repositoryWith({ [`docs/${file}`]: page, 'docs/accepted.json': JSON.stringify([entry]) }),
  );
  expect(results.map(({ suppressions }) => suppressions)).toEqual([
    [{ kind: 'external', status: 'accepted', justification: 'The service is not decided.' }],
  ]);
});

it('finds accepted.json in the repository too', async () => {
  const { uris, results } = await lint(
    repositoryWith({ [`docs/${file}`]: page.replace('strng', 'string'), 'docs/accepted.json': '{}' }),
  );
  expect([uris, results.map(({ level }) => level)]).toEqual([['docs/accepted.json'], ['error']]);
});

it('keeps fingerprints when lines are added above, and distinguishes equal lines', async () => {
  const row = '| loan_no {data-required data-indent=1} | strng | 借阅单号\n';
  const blank = '| loan _no {data-required data-indent=1} | string | 借阅单号\n';
  const twins = page.replace(row, `${blank}${blank}`);
  const printsOf = async (text: string) =>
    (await lint(repositoryWith({ [`docs/${file}`]: text }))).results
      .filter(({ ruleId }) => ruleId === 'name-blank')
      .map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  const prints = await printsOf(twins);
  expect(await printsOf(twins.replace('# 借出', '\n\n# 借出'))).toEqual(prints);
  expect(new Set(prints).size).toBe(2);
});
