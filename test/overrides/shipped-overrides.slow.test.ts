import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../generator/config/settings.js';
import type { buildClient, Client } from '../../generator/run/build-client.js';
import { finishRun } from '../../generator/run/run-events.js';
import { needsSharedFolder, sharedPath } from '../conformance/shared-folder.js';
import { compile } from '../support/compile.js';
import { repository } from '../support/run-docwright.js';
import { createTestFolder, writeFiles } from '../support/temporary-folder.js';
import { shippedFiles, shippedOverrides } from './shipped-files.js';

describe('on the corpus, the shipped overrides', needsSharedFolder, () => {
  const include = [...new Set(shippedOverrides.map(({ page = '' }) => page))];

  /** The built module, because so many pages are read by threads. */
  const built = join(repository, 'dist/run/build-client.js');

  async function emit(settings: Partial<Settings>): Promise<Client> {
    const call = {
      folders: [sharedPath('corpus')],
      version: '0',
      settings: { ...defaultSettings, include, ...settings },
    };
    const engine: { readonly buildClient: typeof buildClient } = await import(built);
    const read = await finishRun(engine.buildClient(call));
    if ('wrong' in read) throw new Error('There is no corpus.');
    return read;
  }

  let own: Client;
  beforeAll(async () => {
    own = await emit({ overrides: shippedFiles, dialectOverrides: false });
  });

  it('each match a page, change something and settle their diagnostic', () => {
    expect(own.diagnostics.filter(({ code }) => code.startsWith('override'))).toEqual([]);
  });

  it('apply by default', async () => {
    const { generated } = await emit({});
    const before = new Map(own.generated.map(({ path, text }) => [path, text]));
    const differing = generated.filter(({ path, text }) => before.get(path) !== text).map(({ path }) => path);
    expect(differing).toEqual(['manifest.json']);
  });

  it('give a client that compiles', () => {
    const folder = createTestFolder();
    writeFiles(folder, Object.fromEntries(own.generated.map(({ path, text }) => [path, text])));
    expect(compile(folder, 'newest TypeScript')).toEqual([]);
  });
});
