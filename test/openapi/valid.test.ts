import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/run-docwright.js';
import { buildFrom, fixtureFolders, fixtures, pageFolders } from './build-fixture.js';
import { findLintErrors, findSchemaErrors } from './validate.js';

const corpus = join(repository, '../shared/corpus');

describe.each([
  ['specs/', [join(repository, 'specs')]],
  ['each construct', fixtureFolders],
  ['whatever a page can say', pageFolders],
  ['real pages', [corpus]],
])('the document of %s', { timeout: 120_000 }, (_, folders) => {
  const isThere = folders.every((folder) => existsSync(folder));
  let built: ReturnType<typeof buildFrom> | undefined;
  const build = () => {
    built ??= buildFrom(folders);
    return built;
  };

  it.skipIf(!isThere)('fits the schema of OpenAPI 3.1', async () => {
    expect(await findSchemaErrors((await build()).document)).toEqual([]);
  });

  it.skipIf(!isThere)('is what Redocly recommends', async () => {
    expect(await findLintErrors((await build()).document)).toEqual([]);
  });

  it.skipIf(!isThere)('has every operation once, under an operationId of its own', async () => {
    const { pages, document } = await build();
    const items = [...Object.values(document.paths), ...Object.values(document.webhooks)];
    const ids = items.flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect([new Set(ids).size, ids.length]).toEqual(
      Array(2).fill(pages.reduce((sum, { operations }) => sum + operations.length, 0)),
    );
  });
});

describe('a validator', () => {
  it('finds a reference to nowhere', async () => {
    const { document } = await buildFrom([`${fixtures}a-sealed-string-names-its-key`]);
    const broken = { ...document, components: { ...document.components, schemas: {} } };
    expect((await findLintErrors(broken)).length).toBeGreaterThan(0);
  });

  it('finds a member that OpenAPI does not know', async () => {
    const { document } = await buildFrom([`${fixtures}a-sealed-string-names-its-key`]);
    expect(await findSchemaErrors({ ...document, ...{ path: {} } })).not.toEqual([]);
  });
});
