import { join } from 'node:path';
import { expect, it } from 'vitest';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { repository } from '../support/run-docwright.js';
import { buildFrom, fixtureFolders, fixtures, pageFolders } from './build-fixture.js';
import { findDifferences } from './compare-types.js';
import { exceptionNames } from './exceptions.js';

const timeout = 120_000;

function buildEach(folders: readonly string[]) {
  return Promise.all(folders.map((folder) => buildFrom([folder])));
}

const corpus = sharedPath('corpus');

it('specs/ has the same types through OpenAPI as directly', { timeout }, async () => {
  expect(await findDifferences([await buildFrom([join(repository, 'specs')])], exceptionNames)).toEqual([]);
});

it('the corpus has the same types through OpenAPI as directly', { ...needsSharedFolder, timeout }, async () => {
  expect(await findDifferences([await buildFrom([corpus])], exceptionNames)).toEqual([]);
});

it.each([
  ['each construct', fixtureFolders],
  ['whatever a page can say', pageFolders],
])('%s has the same types through OpenAPI as directly', { timeout }, async (_, folders) => {
  expect(await findDifferences(await buildEach(folders), exceptionNames)).toEqual([]);
});

it.each(exceptionNames)('the exception is still needed: %s', { timeout }, async (exception) => {
  const others = exceptionNames.filter((name) => name !== exception);
  expect(await findDifferences(await buildEach(fixtureFolders), others)).not.toEqual([]);
});

it.each([
  ['member', '"isbn":', '"title":'],
  ['requirement', '"required":["total"]', '"required":[]'],
])('a %s that is lost on the way is detected', { timeout }, async (_, kept, lost) => {
  const { pages, document } = await buildFrom([`${fixtures}an-operation-is-named-by-its-page-and-heading`]);
  const changed = JSON.parse(JSON.stringify(document).replace(kept, lost));
  expect(await findDifferences([{ pages, document: changed }], exceptionNames)).toEqual([
    'v3.library.readers._reader_id_.loans.get Response',
  ]);
});
