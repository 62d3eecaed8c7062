import { cpSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsSharedFolder } from '../conformance/shared-folder.js';
import { type Compiler, compile, compilers } from '../support/compile.js';
import { type CorpusClient, readCorpusClient } from '../support/corpus-client.js';
import { createFolder } from '../support/temporary-folder.js';

describe('the client of the corpus', needsSharedFolder, () => {
  let folder = '';
  let client: CorpusClient;

  beforeAll(async () => {
    folder = createFolder();
    client = await readCorpusClient();
    // Each compiler gets its own configuration.
    cpSync(client.folder, folder, { recursive: true, filter: (path) => !path.endsWith('.js') });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(compilers) as Compiler[])(
    'compiles without an error, and so does every example, in %s',
    (compiler) => {
      expect(compile(folder, compiler)).toEqual([]);
    },
  );

  it('shows the sample of a page, or reports why it does not fit', () => {
    expect(client.hidden).toEqual([]);
    expect(client.checks.length).toBeGreaterThan(600);
  });
});
