import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { repository } from '../support/run-docwright.js';
import { buildFrom, fixtureFolders, fixtures, pageFolders } from './build-fixture.js';
import { buildLongPage } from './build-long-page.js';
import { buildPlain } from './build-plain.js';
import { findLintErrors, findSchemaErrors } from './validate.js';

describe.each([
  ['specs/', () => buildFrom([join(repository, 'specs')]), {}],
  ['each construct', () => buildFrom(fixtureFolders), {}],
  ['whatever a page can say', () => buildFrom(pageFolders), {}],
  ['a plain API', buildPlain, {}],
  ['a page of 300 endpoints', buildLongPage, {}],
  ['real pages', () => buildFrom([sharedPath('corpus')]), needsSharedFolder],
])('the document of %s', (_, buildNow, needs) => {
  let built: ReturnType<typeof buildNow> | undefined;
  const build = () => {
    built ??= buildNow();
    return built;
  };

  it('is valid by the schema of OpenAPI 3.1', needs, async () => {
    expect(await findSchemaErrors((await build()).document)).toEqual([]);
  });

  it('has no problems that Redocly reports', needs, async () => {
    expect(await findLintErrors((await build()).document)).toEqual([]);
  });

  it('has every operation once, under an operationId of its own', needs, async () => {
    const { pages, document } = await build();
    const items = [...Object.values(document.paths), ...Object.values(document.webhooks)];
    const ids = items.flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect([new Set(ids).size, ids.length]).toEqual(
      Array(2).fill(pages.reduce((sum, { operations }) => sum + operations.length, 0)),
    );
  });
});

describe('a validator', () => {
  it('finds a dangling reference', async () => {
    const { document } = await buildFrom([`${fixtures}a-sealed-string-names-its-key`]);
    const broken = { ...document, components: { ...document.components, schemas: {} } };
    expect((await findLintErrors(broken)).length).toBeGreaterThan(0);
  });

  it('finds a member that OpenAPI does not have', async () => {
    const { document } = await buildFrom([`${fixtures}a-sealed-string-names-its-key`]);
    expect(await findSchemaErrors({ ...document, ...{ path: {} } })).not.toEqual([]);
  });
});
