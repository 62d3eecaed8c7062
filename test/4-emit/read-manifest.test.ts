import { expect, it } from 'vitest';
import { countsIn, readManifest } from '../../generator/4-emit/write/read-manifest.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';

it.each([
  ['{ "docwright": "1.0.0", "operationsIn": { "v3/a.ts": 2, "v3/b.ts": 1 } }', { 'v3/a.ts': 2, 'v3/b.ts': 1 }],
  ['{ "docwright": "0.0.1", "operations": 7 }', { '': 7 }],
  ['{ "docwright": "1.0.0", "operationsIn": { "v3/a.ts": "two", "v3/b.ts": 1 } }', { 'v3/a.ts': 0, 'v3/b.ts': 1 }],
  ['{ "docwright": "1.0.0", "operationsIn": [], "operations": "many" }', { '': 0 }],
  ['{ "operationsIn": { "v3/a.ts": 2 } }', { '': 0 }],
  ['{ "docwright": ', { '': 0 }],
  ['[]', { '': 0 }],
])('counts the operations of %s', (text, counts) => {
  expect(Object.fromEntries(countsIn(text))).toEqual(counts);
});

it.each([
  ['{ "docwright": "1.0.0", "files": { "v3/a.ts": "hash", "../b.ts": "hash", "v3/c.ts": 1 } }', ['v3/a.ts', 'v3/c.ts']],
  ['{ "docwright": "1.0.0", "files": ["v3/a.ts"] }', undefined],
  ['{ "files": { "v3/a.ts": "hash" } }', undefined],
])('lists the files of %s', async (text, files) => {
  const folder = createTestFolder();
  writeFiles(folder, { 'manifest.json': text });
  expect([...(await readManifest(folder))]).toEqual(files === undefined ? [] : ['manifest.json', ...files]);
});
