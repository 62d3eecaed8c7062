import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callDocwright } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

const names = [...Array(20).keys()];

/** Forty calls of one method on one page. */
const page = names
  .flatMap((number) => [`/v1/shelves${number}`, `/v1/shelves${number}/{shelf}`])
  .map(
    (url, index) =>
      `### Call ${index}\n\n\`GET ${url}\`\n\n#### Response\n\n| Name | Type | Required | Description |\n| --- | --- | --- | --- |\n| copy_${index} | string | yes | A copy |\n`,
  )
  .join('\n');

async function explain(...args: readonly string[]) {
  const folder = createTestFolder();
  writeFiles(folder, { 'docs/openapi/guide.md': `# Library\n\n${page}` });
  const { exitCode, stdout, stderr } = await callDocwright(
    ['explain', ...args, join(folder, 'docs'), '--dialect', 'plain', '--format', 'json'],
    folder,
  );
  if (exitCode !== 0) return { exitCode, stderr };
  const { key, field, operation } = JSON.parse(stdout);
  return { key, field, operation };
}

const key = 'openapi/guide#GET /v1/shelves7/{shelf}';

describe('of forty calls of one page, one is meant by', () => {
  it.each([
    [[key]],
    [['GET /v1/shelves7/{shelf}']],
    [['get', '/v1/shelves7/{shelf}']],
    [['GET /v1/shelves7/{id}']],
    [['openapi/guide#GET', '/v1/shelves7/{shelf}']],
  ])('%j', async (args) => {
    expect(await explain(...args)).toMatchObject({ key });
  });
});

it('a call is meant by its name in the client, too', async () => {
  const { operation } = await explain(key);
  expect(await explain(operation)).toMatchObject({ key });
});

describe('a field of it is meant by', () => {
  it.each([
    [[key, 'response.copy_15']],
    [[`${key} response.copy_15`]],
    [['GET', '/v1/shelves7/{shelf}', 'copy_15']],
    [['openapi/guide#GET', '/v1/shelves7/{shelf}', 'response.json.copy_15']],
  ])('%j', async (args) => {
    expect(await explain(...args)).toMatchObject({ key, field: 'response.copy_15' });
  });
});

it('a name that none has is answered by the nearest of its kind', async () => {
  expect(await explain('openapi/guide#GET /v1/shelfs7')).toEqual({
    exitCode: 2,
    stderr:
      'docwright: There is no operation openapi/guide#GET /v1/shelfs7. The nearest are:\n' +
      '  openapi/guide#GET /v1/shelves7\n  openapi/guide#GET /v1/shelves0\n  openapi/guide#GET /v1/shelves1\n',
  });
});

it('a name of many is answered by some of them', async () => {
  const { stderr = '' } = await explain('openapi/guide#GET');
  expect([stderr.split('\n').length, stderr.split('\n').at(-2)]).toEqual([13, '  and 30 others']);
});
