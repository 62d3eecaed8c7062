import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { buildFrom, fixtureFolders } from './build-fixture.js';
import { buildPlain } from './build-plain.js';
import { compileStrictly } from './compile-strictly.js';
import { printTypes, writeClient } from './generate-types.js';

describe.each([
  ['specs/', () => buildFrom([join(repository, 'specs')])],
  ['each construct', () => buildFrom(fixtureFolders)],
  ['a plain API', buildPlain],
])('from the document of %s', (_, build) => {
  it('openapi-typescript generates types that compile', async () => {
    const folder = createTestFolder();
    writeFiles(folder, { 'types.ts': await printTypes((await build()).document) });
    expect(compileStrictly(folder)).toEqual([]);
  });

  it('@hey-api/openapi-ts generates a client that compiles', async () => {
    // For each call it warns about signatures that it does not support.
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const folder = createTestFolder();
    await writeClient((await build()).document, folder);
    expect(compileStrictly(folder)).toEqual([]);
  });
});
