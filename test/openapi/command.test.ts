import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { callDocwright, runDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { fixtures } from './build-fixture.js';

const pages = `${fixtures}an-operation-is-named-by-its-page-and-heading`;
const page = readFileSync(join(pages, 'openapi/v3/library/readers/{reader_id}/loans.md'), 'utf8');

it('prints only the document when its output is a pipe', () => {
  const { exitCode, stdout, stderr } = runDocwright(['openapi', pages]);
  expect({ exitCode, stderr, openapi: JSON.parse(stdout).openapi }).toEqual({
    exitCode: 0,
    stderr: '',
    openapi: '3.1.0',
  });
});

it('writes the same bytes each time, wherever the pages are', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/library/readers/{reader_id}/loans.md': page });
  expect((await callDocwright(['openapi', 'docs'], folder)).stdout).toBe(
    (await callDocwright(['openapi', pages])).stdout,
  );
});

it.each(['openapi.yaml', 'openapi.YML'])('writes YAML to %s', async (out) => {
  const folder = createTestFolder();
  expect(await callDocwright(['openapi', pages, '--out', out], folder)).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '',
  });
  expect(parse(readFileSync(join(folder, out), 'utf8'))).toEqual(
    JSON.parse((await callDocwright(['openapi', pages])).stdout),
  );
});

it.each(['openapi.json', 'openapi.yaml'])('writes over its own %s', async (out) => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/loans.md': page.replace(/^# .*/, '# 借阅 {#get}') });
  await callDocwright(['openapi', 'docs', '--out', out], folder);
  expect((await callDocwright(['openapi', pages, '--out', out], folder)).exitCode).toBe(0);
  expect(readFileSync(join(folder, out), 'utf8')).toContain('v3.library.readers._reader_id_.loans.get');
});

it('uses the configuration, but not its output, which is the folder of the client', async () => {
  const folder = createTestFolder();
  writeFiles(folder, {
    'docs/openapi/v3/loans.md': page,
    'docs/openapi/v3/other.md': page,
    'docwright.config.json': '{ "input": "docs", "output": "client", "exclude": ["openapi/v3/other"] }',
  });
  const { exitCode, stdout } = await callDocwright(['openapi'], folder);
  expect({
    exitCode,
    paths: Object.keys(JSON.parse(stdout).paths),
    written: existsSync(join(folder, 'client')),
  }).toEqual({
    exitCode: 0,
    paths: ['/v3/loans'],
    written: false,
  });
});

it('leaves a file alone that it did not write', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'mine.json': '{ "openapi": "3.1.0" }' });
  expect(await callDocwright(['openapi', pages, '--out', 'mine.json'], folder)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      'docwright: mine.json already exists, and docwright did not write it. Pass another file to --out, or move this one.\n',
  });
  expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('{ "openapi": "3.1.0" }');
});

it('never takes a page for its output', async () => {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/v3/loans.md': page });
  expect(await callDocwright(['openapi', 'docs', '--out', 'docs/openapi/v3/loans.md'], folder)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'docwright: docs/openapi/v3/loans.md is a page. Pass another file to --out, such as openapi.json.\n',
  });
});

it.each([
  ['.', 'is a folder'],
  ['nowhere/openapi.json', 'cannot be written'],
])('says that it cannot write to %s', async (out, words) => {
  const { exitCode, stdout, stderr } = await callDocwright(['openapi', pages, '--out', out], createTestFolder());
  expect({ exitCode, stdout, told: stderr.includes(words) }).toEqual({ exitCode: 1, stdout: '', told: true });
});

it.each([
  [['openapi', 'nowhere'], 'There is no folder nowhere.'],
  [['openapi'], 'No folder is given.'],
  [['openapi', pages, '--out', ''], 'The file is missing.'],
  [['openapi', pages, '--format', 'yaml'], "unknown option '--format'"],
])('prints a hint for the wrong call %j and exits with 2', async (args, words) => {
  const { exitCode, stdout, stderr } = await callDocwright(args, createTestFolder());
  expect({ exitCode, stdout, told: stderr.includes(words) }).toEqual({ exitCode: 2, stdout: '', told: true });
});

it('has help with an example', async () => {
  const { exitCode, stdout } = await callDocwright(['openapi', '--help']);
  expect({ exitCode, told: stdout.includes('docwright openapi specs --out openapi.yaml') }).toEqual({
    exitCode: 0,
    told: true,
  });
});

it('uses the other pages when one cannot be read, and exits with 1', async () => {
  const folder = createTestFolder();
  writeFiles(folder, {
    'docs/openapi/v3/loans.md': page,
    'docs/openapi/v3/broken.md': new Uint8Array([0x23, 0xff, 0xfe]),
  });
  const { exitCode, stdout, stderr } = await callDocwright(['openapi', 'docs'], folder);
  expect({
    exitCode,
    told: stderr.startsWith('docs/openapi/v3/broken.md:1:1 error page-unreadable\n'),
    paths: Object.keys(JSON.parse(stdout).paths),
  }).toEqual({ exitCode: 1, told: true, paths: ['/v3/loans'] });
});
