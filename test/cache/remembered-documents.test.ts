import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openapi } from '../../generator/api/openapi.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { changesOfPages } from './changes.js';
import { rewriteRecord, writeLibrary } from './run-twice.js';

function createLibrary(): string {
  const folder = createTestFolder();
  writeLibrary(folder);
  return folder;
}

const cacheOf = (folder: string) => ({ folder: join(folder, 'cache') });
const inputOf = (folder: string) => ({ input: join(folder, 'docs') });

function listRecords(folder: string): string[] {
  return readdirSync(join(folder, 'cache')).map((name) => join(folder, 'cache', name));
}

it.each(Object.keys(changesOfPages))(
  'writes the document of the current pages after a change of %s',
  async (change) => {
    const folder = createLibrary();
    await openapi(inputOf(folder), cacheOf(folder));
    changesOfPages[change]?.(folder);
    const [second, third] = [
      await openapi(inputOf(folder), cacheOf(folder)),
      await openapi(inputOf(folder), cacheOf(folder)),
    ];
    const expected = await openapi(inputOf(folder));
    expect([second, third]).toEqual([expected, expected]);
  },
);

it('writes another document for another configuration, and for other overrides', async () => {
  const folder = createLibrary();
  const remembered = await openapi(inputOf(folder), cacheOf(folder));
  const overrides = join(folder, 'overrides.yaml');
  const override = '- page: openapi/v3/library/loans\n  field: response.json.state\n  reason: a test\n  set: ';
  writeFiles(folder, { 'overrides.yaml': `${override}{ type: integer }\n` });
  const integer = await openapi({ ...inputOf(folder), overrides }, cacheOf(folder));
  writeFiles(folder, { 'overrides.yaml': `${override}{ type: boolean }\n` });
  const boolean = await openapi({ ...inputOf(folder), overrides }, cacheOf(folder));
  expect(new Set([remembered, integer, boolean].map((each) => JSON.stringify(each))).size).toBe(3);
  expect(boolean).toEqual(await openapi({ ...inputOf(folder), overrides }));
});

it('reads no page twice', async () => {
  const folder = createLibrary();
  await openapi(inputOf(folder), cacheOf(folder));
  const [record = ''] = listRecords(folder);
  await rewriteRecord(record, (body) => body.replaceAll('查询书', '查询车'));
  expect(JSON.stringify(await openapi(inputOf(folder), cacheOf(folder)))).toContain('查询车');
});

it.each([
  ['is cut short', (record: string) => truncateSync(record, 400)],
  [
    'has another byte',
    (record: string) => writeFileSync(record, readFileSync(record, 'utf8').replace('查询书', '查询车')),
  ],
] as const)('ignores a record that %s, and writes it again', async (_damage, damage) => {
  const folder = createLibrary();
  const first = await openapi(inputOf(folder), cacheOf(folder));
  for (const record of listRecords(folder)) damage(record);
  expect(await openapi(inputOf(folder), cacheOf(folder))).toEqual(first);
  expect(listRecords(folder).length).toBe(1);
});

it('caches nothing where the cache is disabled', async () => {
  const folder = createLibrary();
  await openapi(inputOf(folder), { ...cacheOf(folder), disabled: true });
  expect(existsSync(join(folder, 'cache'))).toBe(false);
});
